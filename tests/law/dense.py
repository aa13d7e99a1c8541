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
# Notes that fill every column of every table.
NOTES = {
    "People/Ann Lee.md": "---\naliases: [Annie]\nemail: ann@brightwater.example\ncadence_days: 7\n"
    "phone: 1\nrole: Lead\ncompany: Brightwater\nlast_contact: 2025-01-01\n---\n# Ann Lee\n",
    "Archive/People/Ann Lee.md": "---\nrole: Engineer\n---\n# Ann Lee\n",
    "Projects/Harbor.md": "---\nstatus: blocked\nblocked_since: 2025-09-01\nowner: Annie\n"
    "due: 2026-03-01\npriority: high\nlast_contact: 2025-01-01\nlast_updated: 2025-01-02\n---\n"
    "# Harbor\n## Risks\n\n- 2025-11-01: a risk ^b1\n",
    "Customers/Brightwater.md": "---\ntype: customer\nstatus: active\nindustry: sea\n"
    "domain: brightwater.example\nowner: Ann Lee\nlast_contact: 2025-01-01\n---\n",
    "Shelf/Salt Tide.md": "---\nauthor: '[[Ann Lee]]'\nyear: 1987\n---\n# Salt Tide\n",
    "kg.toml": '[kinds.book]\nfolders = ["Shelf"]\nfields = ["author", "year"]\n',
    "Meetings/2025-10-06 Offer.md": "---\nattendees: [Ann Lee, Bo Ek]\nproject: Harbor\n---\n"
    "[[Nobody#a|b]] ![[pic.png]] #Team\n",
    "Daily/2025-10-08.md": "- [ ] ask @AnnLee on [[Harbor]] 📅 2025-11-01 ⏳ 2025-11-01"
    " 🛫 2025-11-01 ➕ 2025-11-01 ✅ 2025-11-01 ❌ 2025-11-01 ⏫ 🔁 every day 🆔 a ⛔ b\n"
    "    - [ ] child [k:: v]\n- [ ] wait ⛔ a\n",
}
