"""A few notes that all concern each other: any of these texts at any of these paths."""

PATHS = [
    "People/Ann Lee.md",
    "People/Bo Ek.md",
    "People/Bo Ek/README.md",
    "People/Bo Ek/2025-10-06 1-1.md",
    "Archive/People/Ann Lee.md",
    "Projects/Harbor.md",
    "Archive/Projects/Harbor.md",
    "Customers/Brightwater.md",
    "Meetings/2025-10-06 Offer.md",
    "Meetings/2025-10-07 Review.md",
    "Daily/2025-10-08.md",
    "Notes/Ann Lee.md",
    "Notes/Offer.md",
    "Transcripts/raw.md",
    "Harbor.md",
]
TEXTS = [
    "",
    "# Ann Lee\nsee [[Bo Ek]] and [[Harbor]] and [[Nobody]]\n",
    "---\naliases: [Annie, Lee]\nemail: ann@brightwater.example\ntags: [team]\n---\n# Ann Lee\n",
    "---\naliases: [Annie]\ncompany: '[[Brightwater]]'\n---\n# Bo Ek\n",
    "---\ntype: project\nstatus: blocked\nowner: Annie\n---\n# Harbor\n\n## Recent context\n\n"
    "- 2025-10-06: [[2025-10-06 Offer]] - Call with Ann (via Ann Lee)\n"
    "- 2025-10-07: [[2025-10-07 Review]] - Visit (via Brightwater)\n",
    "---\ntype: project\nstatus: done\nlast_updated: 2025-11-01\n---\n# Harbor\n"
    "- [ ] ask @AnnLee\n",
    "---\ntype: meeting\ndate: 2025-10-06\nattendees: [Ann Lee, Bo, Myself]\nproject: Harbor\n---\n"
    "with Bo Ek, see [[pic.png]] #Team\n",
    "---\ntype: meeting\ndate: 2025-10-07\nattendees: ['[[Annie]]', Cleo Dahl]\n"
    "source_ref: '[[raw]]'\n---\nabout [[Harbor]]\n",
    "---\ntype: customer\ndomain: brightwater.example\n---\n# Brightwater\n",
    "- Called [[Cleo Dahl]] about [[Harbor]]\n- [[Annie]] and [[Harbor]] #team\n- [ ] x 🆔 a1\n"
    "- [ ] y ⛔ a1 [[2025-10-06 Offer]]\n",
    "---\nbroken: [yaml\nstatus: blocked\n---\nbody\n",
    "---\ndate: 2025-10-06\nwith: Bo Ek, Cleo\n---\n[[Notes/Offer]] ![[pic.png]]\n",
]
