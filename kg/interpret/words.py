"""Words of many languages that tell a name from what is none, folded as `kg.model.names.slug` does.

These are words of languages, not of a vault: what a vault may call its own things by stands in
`kg.model.vocabulary`, which kg.toml extends.
"""

from __future__ import annotations

from kg.model.names import slug


def folded(words: str) -> frozenset[str]:
    """The words of a text, folded; `_` stands for a space within one."""
    return frozenset(map(slug, words.split()))


def spelt(words: str) -> frozenset[str]:
    """The words of a text in small letters, as they are written; `_` stands for a space."""
    return frozenset(word.replace("_", " ") for word in words.split())


# Between or before the parts of a name, in small letters: Rosa de la Cruz, Omar bin Khalid.
PARTICLES = folded(
    "de da do dos das del della degli dei di du d des van von vom der den dem ter ten te t het "
    "la le lo los las el al ul ud bin bint binti ibn ben bar abu umm ad as ash ar an zu zum "
    "zur af av y e i st dit san sant santa ap mac fitz wa dal dalla dello delle dell dall uit"
)

# Particles only before one of these: Kees in 't Veld, Thijs op den Camp.
BEFORE_PARTICLES = folded("in op aan bij onder over uijt auf")
BEHIND_PREPOSITIONS = folded("t den de der het dem")

# What a question begins with.
ASKING = spelt(
    "have has had did do does was were is are should could would will shall may might habe hab "
    "haben hatte hatten war waren ist sind soll sollte est était fue era he hemos ha ho è foi tem "
    "har hade hadde havde var är er heb hebben had was czy были был была"
)

# Before a first name, in small letters in most languages: *zia Lucia*, *uncle Bo*.
RELATIVES = spelt(
    "aunt auntie uncle cousin grandma granny grandpa grandad tante onkel oma opa omi oom mormor "
    "morfar farmor farfar moster faster farbror morbror bestemor bestefar oncle tonton tata mamie "
    "papi cousine tía tío abuela abuelo prima primo zia zio nonna nonno cugina cugino tia tio avó "
    "avô vovó vovô ciocia wujek babcia dziadek teta strýc babička děda teyze amca abla ağabey тётя "
    "тетя дядя бабушка дедушка баба дед"
)

# Between two names they part them always.
AND_WORDS = frozenset(
    ("and", "und", "et", "en", "og", "och", "oraz", "sowie", "samt", "nonché", "alsmede")
)
# Between two full names they part them; within one they do not.
WEAK_AND = frozenset(("y", "e", "ed", "i", "и", "和", "與", "与", "と", "및", "와", "과"))

# As likely words of a sentence: Met Ann as chair, con Ana y Luis.
WEAK_PARTICLES = WEAK_AND | folded("an as do")

# What Chinese names mostly begin with.
CHINESE_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許"
    "傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸孔白崔康毛邱秦江"
)

# Degrees and the like: in front of a name, behind it, or behind it and a comma.
_DEGREES = folded("cpa dds dr esq ii iii ing ir iv jr llm ma mba md msc phd prof sr")

# Behind a name and a comma these are no first name: `Lee, Ann` and `Ann Lee, PhD`.
BEHIND_A_NAME = _DEGREES | folded("inc llc ltd")

# Titles that are names, too: Don Miller, Jack Ma.
ALSO_NAMES = folded(
    "don dom pan pani ma ba miss sir lord lady dame col gen eng sig m rev capt lt sgt hon ing bey "
    "doctor mayor pastor pastora pfarrer father padre sister senator bürgermeister arch on ra me "
    "captain bishop judge brother deacon canon governor minister justice abbé curé mec insp maj "
    "major brig abbot rabbi imam sheikh elder geom cav hab dean mons rag comm ald ven "
    "pater notary reverend sindaco"
)
# Titles only in small letters, with their dot: p. Anna Nowak, but P. Crane.
SMALL_TITLES = frozenset(("p.", "pp.", "ks.", "o.", "s.", "br.", "bp.", "mec.", "d.", "św.", "hr."))

# In front of a name or behind it.
HONORIFICS = _DEGREES | folded(
    "drs professor professeur profesor professore mr mrs ms mx miss sir dame lord lady rev hon "
    "ph.d m.d m.sc bsc b.sc ba sra srta srs don doña dona dom herr frau hr fr fru frk mme mlle "
    "monsieur madame m dott dott.ssa sig sig.ra bc mgr dipl dipl.-ing dhr mevr mw lic arq mag "
    "inż hab pan pani г-н г-жа тов さん さま 様 氏 先生 老师 女士 씨 님 교수 박사 bey hanım "
    "eng engr capt col gen lt sgt cfa pmp dr.-ing univ.-prof priv.-doz pd dipl.-kfm dipl.-psych "
    "dipl.-med cllr councillor dra profa avv pfr bgm doctor mister mayor pastor pastora pfarrer "
    "pfarrerin father père padre suor sister senator senatorin maître bürgermeister "
    "bürgermeisterin councilor alderman alderwoman ald rt revd rev'd ven canon deacon captain "
    "bishop judge brother governor minister justice major maj brig cpl cmdr insp abbot rabbi imam "
    "sheikh elder dean d.ª dña excmo excma exmo exma ilmo ilma dr.ª prof.ª eng.ª prof.ssa dr.ssa "
    "arch geom rag cav comm on mons ra me père mère frère sœur abbé curé burg weth ds mec p.p "
    "obe mbe cbe kc qc mp msp mep mdb mdl rn sj osb pe mba llb bsc rgn ccc отец госпожа господин "
    "herrn señor señora señorita signor signora signore meneer mevrouw mijnheer senhor senhora "
    "pana pfr.in pastorin vikar vikarin diakon diakonin dekan dekanin superintendent prälat "
    "domkapitular notar notarin notaire notaio notary rechtsanwalt rechtsanwältin pater reverend "
    "landrat landrätin sindaco sindaca steuerberater steuerberaterin hausarzt hausärztin "
    "kinderarzt kinderärztin zahnarzt zahnärztin oberarzt oberärztin "
    "chefarzt chefärztin tierarzt tierärztin "
    "д-р проф pr frl b.a m.a ll.m p.e j.d jd d.phil dphil b.sc b.ed m.ed"
)

# What a doctor is of, in small letters behind the title: Dr. med. Ann Lee, but Phil Lee.
OF_DOCTORS = folded("med rer nat phil jur habil oec theol vet pol h.c med.dent dent")

# Never in front of a name: JR Lee.
NEVER_BEFORE = folded("jr ii iii iv esq kc qc mp msp mep rn sj pe obe mbe cbe ccc osb rgn")

# Whoever begins so is nobody.
NOBODY_FIRST = folded(
    "unknown none not no tbd tbc tba todo n/a na various several everyone everybody "
    "unbekannter unbekannte "
    "siehe vedi voir véase zie whole entire gesamte gesamter gesamtes ganze hele hela heile tutta "
    "tutto toute tout toda całe cały cała весь вся см "
    "nobody noone all unbekannt niemand keine keiner kein alle jeder "
    "offen nicht diverse personne aucun aucune tous toutes inconnu inconnue divers "
    "nadie ninguno ninguna todos todas desconocido desconocida varios ninguém nenhum nenhuma "
    "todo desconhecido nessuno nessuna tutti tutte sconosciuto niemand geen iedereen onbekend "
    "allen ingen alle ukjent ukendt okänd alla samtlige resten nikt brak wszyscy nieznany "
    "nieznana никто нет все неизвестно неизвестный 无 無 没有 沒有 全员 全員 所有人 大家 各位 "
    "全体 全體 全体人员 全体成员 全体员工 全社員 전체 "
    "未知 待定 不明 なし 無し 未定 모두 없음 미정 전원"
)

# But these are first names, too, before a surname: Na Li, Alla Petrova.
FIRST_NAMES_TOO = folded("na alla")

# So are these: the rest, le reste.
NOBODY_PHRASES = folded(
    "the_rest rest_of the_others the_team the_group the_board le_reste les_autres el_resto "
    "los_demás o_resto os_demais il_resto gli_altri die_übrigen die_anderen der_rest das_team "
    "de_rest de_anderen übrige reszta остальные to_be_determined to_be_confirmed not_specified "
    "no_one non_specified nicht_angegeben non_précisé sin_especificar "
    "same_as as_above laut_liste laut_anlage laut_protokoll gemäß_liste wie_oben se_ovan "
    "se_ovenfor se_liste se_listen se_lista se_listan se_bilag se_vedlegg se_bilaga "
    "comme_ci-dessus come_sopra come_da como_arriba como_acima zoals_hierboven jak_wyżej "
    "как_выше согласно_списку "
    "see_attached see_list see_below see_above see_sheet zoom_link "
    "weitere_gäste l'équipe le_groupe join_zoom join_meeting join_teams n_n "
    "max_mustermann erika_mustermann ola_nordmann kari_nordmann "
    "teams_link meet_link meeting_link video_link webex_link google_meet "
    "microsoft_teams webex_meeting zoom_meeting"
)

# Behind *and*, or *and 2*, in a list these are whom it does not name.
AND_OTHERS = spelt(
    "others other more guests guest otros otras otro más invitados outros outras mais convidados "
    "altri altre ospiti inni inne innych goście другие др гости andere anderen weitere gäste "
    "gasten andre flere gjester gæster andra fler gäster autres invités colleagues kollegen "
    "collègues"
)
ET_CETERA = spelt("etc usw uvm ua ea mfl mm osv enz itd др")

# Behind *&* or *and* they stand for others, too: Ann Lee & Co., Bo Ek et al.
COMPANIONS = spelt("co al cie")

# What ends so is a group or a machine.
NOBODY_LAST = folded(
    "room boardroom konferenzraum besprechungsraum sitzungszimmer vergaderzaal møterom mødelokale "
    "mötesrum konferensrum 会议室 会議室 회의실 "
    "team teams list lists group groups reps representatives board bot robot notetaker "
    "assistant department committee crew staff "
    "user users guests attendees participants members people persons others colleagues friends "
    "family students customers partners volunteers contributors maintainers candidates "
    "applicants gruppe verteiler abteilung kollegen leute vorstand équipe groupe collègues "
    "equipo grupo lista equipe squadra gruppo ploeg groep afdeling gruppe avdeling "
    "avdelning styret zespół zarząd grupa команда отдел группа 团队 小组 部门 チーム 部 팀"
)

# And what begins so: *Équipe Ventes*, *Team Vertrieb*.
GROUP_FIRST = folded(
    "team équipe equipe equipo squadra ekipa zespół команда группа dział abteilung"
)

# Machines from which somebody is there; the second ones are words of other things as well.
DEVICES = spelt("iphone ipad ipod android macbook laptop imac chromebook smartphone")
DEVICES_OF_SOMEBODY = spelt(
    "galaxy pixel phone mobile tablet pc computer notebook desktop surface thinkpad kindle handy "
    "tel telefon echo"
)

# What ends so is one, too: *Arbeitsgruppe*, *Elternbeirat*, *Vertriebsteam*.
GROUP_ENDS = (
    "team", "teams", "teamet", "abteilung", "abteilungen", "komitee", "redaktion", "sekretariat",
    "avdelning", "avdelningen", "avdelingen", "afdelingen", "projectgroep", "kommittén", "komiteen",
    "gruppe", "gruppen", "gruppa", "ausschuss", "beirat", "kommission", "kommissionen",
    "kuratorium", "utvalg", "utvalget", "udvalg", "udvalget", "utskott", "utskottet", "styrelsen",
    "werkgroep",
)  # fmt: skip

# Alone or with a number they are nobody; Christopher Guest is somebody.
NOBODY_ALONE = folded(
    "someone somebody anyone anybody jemand yes ja oui sí sì sim tak да good poor low high full "
    "quorate many few two three four five six seven eight nine ten zwei drei vier fünf deux trois "
    "you me us them we they i he she it yo io eu jag je mij mig mich wir uns ihr nous "
    "vous nosotros vosotros ustedes noi voi nós vós wij jullie dere wy мы вы guest guests speaker "
    "speakers other others participant sonstige verschiedene sie nom nombre nome naam navn namn "
    "vari idem flere flera samtliga overigen diversen 其他人 recording recordings "
    "attendee person user visitor caller host staff name names here remote online onsite "
    "office phone zoom teams external internal gast gäste sprecher redner andere teilnehmer "
    "invité invités autres invitado invitados otros convidado outros ospite ospiti altri "
    "gasten anderen gjest gjester gæst gæster gäst gäster andre andra gość goście inni гость "
    "гости другие 来宾 嘉宾 其他 ゲスト その他 손님 기타 speaker_name your_name first_last "
    "firstname_lastname first_name last_name full_name name_surname vorname_nachname "
    "vorname_name prénom_nom nom_prénom nombre_apellido nombre_apellidos nome_sobrenome "
    "nome_cognome voornaam_achternaam fornavn_etternavn fornavn_efternavn förnamn_efternamn "
    "imię_nazwisko имя_фамилия 姓名 氏名 名前 이름 kids children parents neighbours "
    "neighbors clients press public management coworkers co-workers freunde kinder eltern nachbarn "
    "amis enfants voisins amigos hijos niños padres vecinos amici bambini genitori vicini filhos "
    "pais vizinhos vrienden kinderen ouders buren vänner barn föräldrar grannar venner foreldre "
    "forældre naboer przyjaciele dzieci rodzice sąsiedzi друзья дети родители соседи коллеги "
    "학부모 학생 家長 家长 保護者 "
    "family familie famille familia famiglia família familj familien rodzina семья 家人 家族 가족 "
    "anonymous anonym anonyme anónimo anónima anonimo anonima anoniem anonyymi анонимно 匿名 익명 "
    "customer client vendor supplier organizer organiser copilot microsoft_copilot fathom otter "
    "gemini granola tactiq fireflies avoma read_ai zoom_ai_companion notta plaud "
    "boardroom konferenzraum besprechungsraum sitzungszimmer besprechungszimmer vergaderzaal "
    "vergaderruimte møterom mødelokale mötesrum konferensrum sala_konferencyjna salle_de_réunion "
    "sala_de_juntas sala_de_reuniones sala_de_reuniões sala_riunioni переговорная 会议室 會議室 "
    "会議室 회의실 "
    "co cie jane_doe_example open vacant unassigned "
    "unfilled unbesetzt vakant nicht_besetzt zu_besetzen vacante sin_asignar non_attribué "
    "à_pourvoir "
    "non_assegnato não_atribuído vacature niet_toegewezen ikke_tildelt ej_tilldelad "
    "nieprzypisane не_назначен 未分配 未割り当て 미배정"
)

# A word of these makes an item a line of the form that asks people to enter themselves.
FORM_WORDS = folded(
    "yourself yourselves your name_here names_here please attending attend sign enter bitte "
    "eintragen eintrag deinen ihren namen hinzufügen veuillez merci votre ajoutez ajouter "
    "inscrire inscrivez nom_ici por_favor agrega añade agregar añadir anota tu_nombre "
    "su_nombre adicione inclua seu_nome aggiungi inserisci tuo_nome gelieve voeg je_naam "
    "uw_naam toe skriv navnet_ditt dit_navn ditt_namn legg_til tilføj lägg_till dopisz wpisz "
    "swoje впишите добавьте пожалуйста 请 請 填写 填寫 签到 簽到 記入 ご記入 작성 적어"
)
FORM_FIRST = folded(
    "add write insert fill put list type copy paste delete remove replace edit name names "
    "attendees attendee participants before if note when where see read eintragen trage tragt "
    "ajoute añadir agregar vul skriv"
)

# Before a letter or a number these are rooms: *Sala B*.
ROOMS = folded("room raum saal zimmer salle sala aula stanza zaal kamer rom lokale sal pokój зал")

# Small words that stand in sentences and never in a name.
SENTENCE_WORDS = folded(
    "a an the and or but if is are was were be been am has have had will would can could "
    "should do does did this that these those who whom which what when where why how not no to "
    "of in on at for from with without by as about into over under after before until since "
    "than then there here it its his her their our your my we you they he she i me us them one "
    "two three plus minus ein eine einen einem einer der die das den dem des und oder aber ist "
    "sind war waren hat haben wird nicht zu von mit für auf im am bei aus nach vor über unter "
    "wie wer was wo wir ihr sie er es un une le la les et ou mais est sont était étaient a ont "
    "pas pour avec sans par sur dans chez ce cette ces qui que nous vous ils elles il elle on "
    "mon ton son notre votre leur una unos unas los las y o pero es son fue fueron ha han con "
    "sin por para en como cuando yo tú él ella nosotros ellos su sus mi tu e um uma os as foi "
    "com sem em no na ele ela lo gli ed è sono een het en of maar is zijn heeft met zonder "
    "voor op bij uit naar om wij jullie zij ik je og eller men er var har med uten uden för "
    "utan på til från av att det den vi de jag jeg ikke inte oraz lub ale jest są był ma z bez "
    "dla na do w się nie i и или но это был есть с без для на в к по не мы вы они он она"
)

# Words that a list of who came is called by, in a label that negates one: *not present*.
HERE = folded(
    "here present attending attended able da dabei anwesend présent présents présente "
    "présentes là stede til tilstede närvarande aanwezig obecni obecny obecna presente "
    "presentes asistentes presenti присутствовали there join come coming"
)
NEGATIONS = folded("not no nicht non ikke inte niet nie не ei não")

ASKING_WHAT = folded("what what's was qué que che cosa quoi hvad hva vad wat co что")
# Behind a word of absence in a label: *for absence*, *were received from*.
BEHIND_ABSENCE = folded("absence absences for from given had noted of received were")

# Behind a name and a colon: *Ann Lee: scribe*.
WHY_THERE = folded(
    "scribe guest host remote online present late speaker presenter facilitator moderator notes "
    "minutes note_taker notetaker minute_taker observer member gast protokoll moderation anwesend "
    "referent referentin gastgeber invité invitée présent présente animateur animatrice secrétaire "
    "invitado invitada presente ponente moderador moderadora ospite relatore relatrice moderatore "
    "convidado convidada aanwezig notulist spreker närvarande gäst til_stede gjest gæst obecny "
    "obecna gość протокол гость ведущий ведущая 主持 主持人 记录 司会 書記 사회 서기"
)
# Before *present* as a time: *Past and present*, *2019 to present*.
BEFORE_NOW = folded("and past at for in my or the till to until versus vs")

# Beside a word for attendees these make no other list of it: *Anwesende Mitglieder*.
PEOPLE = folded(
    "list liste lista lijst roll roster sheet names members member people persons person "
    "committee board staff mitglieder mitglied personen namen membres membre personnes noms "
    "miembros personas nombres membros pessoas nomes membri persone nomi leden medlemmer "
    "personer navne navn medlemmar namn członkowie członków osoby osób членов члены список лиц "
    "лица 명단 명부 목록 인원 lehrkräfte lehrer eltern vorstandsmitglieder vorstand trustees "
    "councillors councilors directors parents volunteers vecinos socios soci consiglieri "
    "conseillers bestuursleden leerkrachten ouders"
)
OF = folded("of der des de du della van av af")
# Before whom people at a meeting came from: *Attendees from Acme*.
FROM = OF | folded("from von aus di da do das dos fra från z ze из от")

# Us and them, and whose side is meant.
SIDES = folded(
    "us them we ours theirs internal external client customer uns wir intern extern kunde cliente "
    "clienti klant nous eux interne externe nosotros ellos nós eles noi loro wij zij oss dem vi my "
    "oni мы они "
    "我方 对方 甲方 乙方 弊社 先方 우리 상대"
)

# What a link shows in place of a name: *here*, *this page*.
POINTING = folded(
    "here there this that these those below above link source note notes page see more read click "
    "home back next today yesterday tomorrow hier dort dies siehe mehr heute gestern morgen ici là "
    "voir plus hier aujourd'hui aquí allí ver más hoy ayer aqui ali mais hoje ontem qui là vedi "
    "più oggi ieri hier daar zie meer vandaag her der se mer idag tu tam więcej dziś wczoraj здесь "
    "тут там сегодня вчера 这里 這裡 此处 那里 ここ そこ こちら 여기 저기"
)

# What a column or a status says of somebody who did not come, beside the words of absence.
NO = folded(
    "no n false 0 out off none needsaction needs_action no_response no_reply not_responded "
    "unanswered pending awaiting invited unknown unconfirmed tbc tbd nope decline rejected refused "
    "nein abgesagt abgelehnt offen ausstehend non refusé refusée refuse en_attente rechazado "
    "rechazada pendiente não recusado recusada pendente rifiutato rifiutata in_attesa nee "
    "afgewezen nej nei avslått avböjt avvist nie odmowa odrzucone нет отклонено 否 无 無 未 いいえ "
    "辞退 아니오 아니요 거절 미정"
)

# Behind these, in running text, stands whom one met, called or wrote to.
BESIDE_CONTACT = folded(
    "vu vue durch par por door przez sentito sentita chiamata incontrata appelée rencontrée "
    "contactée "
    "via with w/ between from by to called phoned rang met mailed emailed e-mailed texted messaged "
    "pinged contacted mit zwischen seitens traf anrief avec entre appelé rencontré contacté con "
    "tra chiamato incontrato com contactou ligou met tussen belde gebeld ontmoette ontmoet gemaild "
    "mailde med mellem mellan mellom mødte møtte träffade ringede ringte ringde mailede mailet "
    "mailade z ze między spotkał spotkała spotkałem spotkałam с со между встретил встретила"
)
# Behind these only where what comes before is a word of contact: *Mail von*, not *das Haus von*.
TOWARDS_CONTACT = folded(
    "von vom an naar de du des del da do dos di dal pelo para à a al au ao aan van "
    "til till fra från av af do od к от"
)
# Before whom one gave a sign of life: *Sent Ann an email*.
GIVING = spelt("sent wrote gave dropped shot mailed forwarded")
# Behind a name with *next week* and the like these say what is to come.
COMING = folded(
    "is will wird va está è comes calls sends visits meets brings arrives returns kommt ruft "
    "schickt besucht bringt trifft meldet schaut vient appelle envoie passe apporte rappelle "
    "rencontre viene llama envía manda visita trae arriva chiama porta passa vem liga envia "
    "visita komt belt stuurt bezoekt brengt mailt kommer ringer sender skickar besöker "
    "przychodzi przyjdzie zadzwoni придёт приедет позвонит"
)
# These tell that something came from a name, or went to it: *Angebot von Ralf Brandt erhalten*.
CAME_FROM = folded(
    "received confirmed approved accepted declined rejected signed delivered returned erhalten "
    "bekommen eingegangen bestätigt freigegeben genehmigt abgelehnt zugesagt unterschrieben "
    "geliefert angenommen gekriegt reçu reçue reçus reçues confirmé confirmée validé validée "
    "accepté acceptée refusé refusée signé signée livré livrée recibido recibida recibidos "
    "recibidas confirmado confirmada aprobado aprobada aceptado aceptada firmado firmada "
    "ricevuto ricevuta ricevuti ricevute confermato confermata approvato approvata accettato "
    "accettata firmato firmata recebido recebida aprovado aprovada ontvangen gekregen binnen "
    "bevestigd goedgekeurd geaccepteerd getekend mottatt modtaget mottagen fått bekreftet "
    "bekræftet bekräftad godkjent godkendt godkänd otrzymano otrzymane potwierdzone получено "
    "подтверждено geschickt gesendet verschickt übergeben übermittelt verstuurd gestuurd "
    "opgestuurd envoyé envoyée remis remise enviado enviada entregado entregada inviato inviata "
    "mandato mandata consegnato consegnata entregue sendt skickat wysłano"
)
CONTACTS = folded(
    "rückmeldung antwort respuesta réponse risposta resposta antwoord reply answer feedback "
    "response "
    "mail mails e-mail email emails call calls talk chat meeting message letter note lunch coffee "
    "visit sync mailte gemailt anruf telefonat nachricht brief gespräch treffen besuch schrieb "
    "geschrieben mitteilung courriel appel lettre réunion écrit téléphoné parlé rencontre correo "
    "llamada llamé llamó mensaje carta reunión visita escribí hablé visité conocí vi telefonema "
    "ligação liguei mensagem reunião escrevi falei messaggio chiamata telefonata lettera riunione "
    "scritto telefonato parlato telefoontje gesprek bericht afspraak bezoek geschreven gesproken "
    "samtale opkald besked møde brev skrev talte snakket snakkede beskjed melding møte samtal "
    "meddelande möte pratade talade telefon wiadomość rozmowa spotkanie zadzwonił zadzwoniła "
    "zadzwoniłem pisał napisał napisała письмо звонок сообщение встреча разговор позвонил "
    "позвонила написал написала"
)
JOINING = folded("and und et en og och oraz y e i и und ed")

# So begins a text that only mentions.
MENTIONED = folded(
    "mentioned_in mentioned mentions erwähnt_in erwähnt genannt_in mentionné_dans mentionnée_dans "
    "cité_dans mencionado_en mencionada_en mencionado_em mencionada_em menzionato_in "
    "menzionata_in genoemd_in vermeld_in nevnt_i nævnt_i omtalt_i nämnd_i nämns_i wspomniano_w "
    "wspomniany_w wspomniana_w упомянут_в упомянута_в упоминается_в упоминания 提及 提到 言及 언급"
)

# By type, folder or another note's word, who spoke in such a note stands before a colon.
TRANSCRIPTS = folded(
    "transcript transcripts transcription transcriptions transkript transkripte mitschrift "
    "mitschriften wortprotokoll wortprotokolle transcripción transcripciones transcrição "
    "transcrições trascrizione trascrizioni transcripties transcriptie transskription "
    "transskriptioner transskripsjoner transkripsjon transkripcja transkrypcja transkrypcje "
    "стенограмма стенограммы расшифровка расшифровки 逐字稿 转录 轉錄 文字起こし 녹취록"
)

# What is spoken into a recorder, often about people who were not there.
RECORDINGS = folded(
    "voice_memo voice_memos voice_note voice_notes debrief debriefing sprachmemo sprachnotiz "
    "nachbesprechung mémo_vocal note_vocale nota_de_voz nota_vocale memo_de_voz spraakmemo "
    "talememo talenotat röstmemo notatka_głosowa голосовая_заметка 语音备忘录 ボイスメモ 음성_메모"
)
RECORDED = RECORDINGS | folded(
    "reflection reflections plan plans reflexion planung réflexion reflexión riflessione reflexão "
    "plano reflectie refleksion refleksjon reflektion refleksja размышления"
)

# Whose side it is, before a word for it with a capital: *Unsere Seite*, *Client Side*.
WHOSE = SIDES | folded(
    "our their your the clients client's customers customer's supplier suppliers vendor partner "
    "other unsere unserer eure ihre deren die der andere kunden auftraggeber notre votre leur du "
    "l'autre nuestro su el otro nostro loro il nosso onze jullie hun klant vår våra deres nasza "
    "wasza наша ваша их"
)
# What stands before a colon above a list, and says how to read it.
LEGENDS = folded(
    "legend key symbols legende zeichen légende leyenda legenda leggenda teckenförklaring "
    "forklaring обозначения 图例 凡例 범례 format quorum quórum beschlussfähigkeit total gesamt"
)

# Labels of minutes whose values may look like names: *Location: Faro Bay*.
MINUTES = folded(
    "location place venue room where time date when topic topics subject agenda project "
    "client link url zoom teams recording duration purpose dial_in call_in meeting_id passcode "
    "zweck objetivo scopo doel formål syfte cel цель 目的 목적 "
    "ort raum datum zeit thema themen dauer "
    "lieu salle heure date sujet lugar sala hora fecha tema temas luogo ora data tema plaats "
    "ruimte tijd onderwerp sted tid rom emne plats tid ämne miejsce czas temat место время "
    "тема 地点 时间 日期 主题 場所 日時 議題 장소 일시 주제"
)

# What is called off, in a line that says so: the meeting itself, and not the spring sale.
GATHERINGS = folded(
    "meeting meetings call session sync standup stand-up gathering assembly interview workshop "
    "appointment 1-1 sitzung treffen besprechung termin gespräch anruf versammlung telefonat "
    "réunion séance rendez-vous entretien appel assemblée reunión sesión cita llamada junta "
    "asamblea riunione incontro seduta appuntamento chiamata assemblea reunião sessão encontro "
    "chamada assembleia vergadering overleg bijeenkomst afspraak gesprek bespreking møte møde "
    "möte mötet møtet mødet samtale samtal spotkanie posiedzenie zebranie rozmowa встреча "
    "собрание заседание совещание звонок созвон it we es"
)
GATHERING_SIGNS = (
    "会議",
    "定例会",
    "会议",
    "會議",
    "例会",
    "周会",
    "会",
    "ミーティング",
    "打ち合わせ",
    "회의",
    "미팅",
)

# The meeting after this one: *Next meeting*, *Termin der nächsten Sitzung*.
NEXT_ONE = folded(
    "next nächste nächster nächstes nächsten prochain prochaine suivante próximo próxima siguiente "
    "seguinte prossimo prossima volgende neste næste nästa następne następny следующая следующий "
    "следующей"
)
NEXT = NEXT_ONE | folded(
    "upcoming following nächstes_mal kommende successiva kolejne kolejny kolejna następna "
    "następnego następnej следующее следующего"
)
NEXT_SIGNS = ("下次", "下一次", "下回", "次回", "다음")

# Words before it that make it another meeting than the note's, or no statement at all.
OTHER_TIMES = folded(
    "said says told heard wrote asked that "
    "last previous prior next other another following upcoming yesterday tomorrow any no if unless "
    "when whether first second half every each letzte letzten letztes vorige nächste nächsten "
    "falls wenn andere dernière dernier prochaine prochain autre si última último próxima "
    "próximo otra otro scorsa scorso prossima prossimo altra se vorige volgende andere als "
    "forrige neste næste sidste anden annen hvis förra nästa annan om poprzednie następne jeśli "
    "прошлая прошлое следующая следующее если"
)

# Small words between the meeting and the word that calls it off.
AUXILIARIES = folded(
    "was is has been had have to be got gets being were are wurde wird ist muss musste leider "
    "werden worden hat a été est doit être fue es ha sido está queda è stata stato viene foi está "
    "será is werd wordt geworden ble blir blev bliver er har blitt blevet blivit blev är została "
    "zostało został jest było była была был будет были 被 已 已经 は が を 이 가 은 는 "
    "unfortunately sadly regrettably however just now therefore malheureusement "
    "lamentablemente purtroppo infelizmente helaas dessverre desværre tyvärr niestety к_сожалению"
)

# What may stand before a line that calls the meeting off.
BEFORE_NEWS = folded(
    "note notes n/a na nb ps please_note please_note_that note_that status update notice info "
    "unfortunately sorry important attention hinweis achtung leider bitte_beachten attention "
    "malheureusement nota aviso atención atenção attenzione purtroppo infelizmente let_op helaas "
    "obs merk bemærk dessverre desværre tyvärr uwaga niestety внимание 注意 お知らせ 공지"
)

# Behind the word that calls something off the sentence may go on so: *cancelled due to ice*.
CAUSES = (
    "by", "due", "because", "owing", "for lack", "wegen", "aufgrund", "durch", "weil", "mangels",
    "pour cause", "à cause", "par", "faute", "en raison", "por", "debido", "a causa", "per", "da",
    "devido", "wegens", "vanwege", "door", "omdat", "på grunn", "på grund", "pga", "fordi", "av",
    "af", "z powodu", "przez", "из-за", "по причине", "ввиду",
)  # fmt: skip
UNTIL = (
    "to", "until", "till", "for", "as", "since", "this", "today", "auf", "bis", "für", "heute",
    "werden", "worden", "à", "au", "jusqu'au", "pour", "a", "al", "hasta", "para", "até", "fino",
    "tot", "naar", "til", "till", "do", "na", "до", "на",
)  # fmt: skip

# Before such a word at the end of a title it tells of something else: *why it was cancelled*.
SPOKEN_ABOUT = folded(
    "if when whether why what how about discuss discussing regarding review reviewing after not "
    "never ob wenn warum weshalb wie über zu nicht nach si pourquoi comment sur pas après por_qué "
    "cómo sobre no después perché come su non dopo porquê não após waarom hoe over niet na "
    "hvorfor hvordan om ikke efter varför hur inte dlaczego jak o nie po почему как о не после"
)

# An alert in languages that put what it is about behind it: *Alerte prix : goudron*.
ALERT_FIRST = folded("alerte alerta allerta оповещение")

# With whom a meeting was may stand behind such a word and *with* in its title: *Call with Bo Ek*.
TALKS_WITH = {
    "with w/ w w.": (
        "meeting call phone_call video_call zoom interview chat coffee lunch dinner breakfast "
        "drinks catch_up catch-up catchup sync talk conversation discussion check-in checkin intro "
        "walk session 1-1 1on1 one-on-one visit workshop debrief"
    ),
    "mit": (
        "treffen gespräch anruf telefonat besprechung meeting call termin interview mittagessen "
        "kaffee vorstellungsgespräch austausch jour_fixe videocall"
    ),
    "avec": (
        "réunion appel entretien rendez-vous rdv déjeuner café point échange entrevue visio call "
        "conversation dîner rencontre"
    ),
    "con": (
        "reunión llamada entrevista cita charla almuerzo café conversación videollamada encuentro "
        "cena riunione incontro chiamata telefonata colloquio intervista pranzo caffè appuntamento "
        "call videochiamata"
    ),
    "com": (
        "reunião conversa ligação chamada entrevista almoço café encontro call bate-papo jantar"
    ),
    "met": (
        "overleg gesprek vergadering telefoontje afspraak lunch koffie interview bespreking call "
        "meeting belafspraak sollicitatiegesprek"
    ),
    "med": (
        "møte møde möte samtale samtal telefonsamtale lunsj frokost lunch kaffe fika intervju "
        "interview opkald call jobbintervju avstemning"
    ),
    "z ze": "spotkanie rozmowa telefon wywiad obiad kawa lunch call wideorozmowa",
    "с со": "встреча звонок разговор созвон интервью обед кофе совещание собеседование",
}

# Before the noun in such a title nothing has happened yet: *Prepare call with Bo Ek*; the second
# ones say so with *for* behind them: *Prep for call with Bo Ek*, and not *Prep call with Bo Ek*.
TO_PREPARE = folded(
    "prepare preparing schedule scheduling book arrange organise organize set-up vorbereitung "
    "vorbereiten gesprächsvorbereitung préparer préparation planifier preparar preparación "
    "preparação preparare preparazione voorbereiden voorbereiding inplannen forberede forberedelse "
    "forberedelser förbereda förberedelse förberedelser przygotować przygotowanie "
    "подготовить подготовка"
)
# And in a sentence, where what was arranged need not have been yet.
ARRANGING = TO_PREPARE | folded(
    "set_up setup ask_for asked_for request requested need needed want wanted plan planned "
    "booked scheduled prepared arranged propose proposed reschedule reserve "
    "try trying suggest "
    "suggested planen vereinbaren ansetzen fixer prévoir demander proposer concertar agendar pedir "
    "proponer marcar combinar propor fissare programmare chiedere proporre regelen afspreken "
    "voorstellen avtale bestille foreslå planlægge aftale boka planera avtala föreslå umówić "
    "zaplanować zaproponować договориться запланировать назначить предложить 安排 预约 約 準備"
)
TO_PREPARE_FOR = folded(
    "prep preparation preparations question questions topics points ideas reminder checklist "
    "talking_points fragen themen stichpunkte questions sujets preguntas temas domande perguntas "
    "vragen onderwerpen spørsmål spørgsmål frågor pytania вопросы темы"
)
FOR = folded("for zu zum zur für pour para per voor til för do na к для")

# In the heading of a day these say that it was still to come: *Prep for 2026-06-12*.
PREPARATIONS = folded(
    "prep preparation preparations prepare vorbereitung gesprächsvorbereitung préparation "
    "preparación preparação preparazione voorbereiding forberedelse förberedelse przygotowanie "
    "подготовка"
)

# In a title behind the name, or in its place, these are what a talk was about, and nobody.
NO_NAMES = folded(
    "review reviews planning plan feedback salary idea ideas goals goal career performance "
    "promotion onboarding offboarding retro retrospective agenda agendas question questions topic "
    "topics raise notes note prep preparation template templates kickoff kick-off roadmap budget "
    "hiring log history archive overview index action actions items follow-up followup growth "
    "development objectives okr okrs summary questionnaire guide checklist tips strategy pricing "
    "contract leadership customer customers client clients supplier vendor candidate recruiter "
    "landlord bank doctor dentist lawyer accountant investor investors relations recruiting "
    "legal finance sales marketing support engineering product design operations hr it "
    "gespräch planung ziele gehalt themen fragen vorlage rückblick entwicklung kunde kunden bank "
    "bilan objectifs salaire questions modèle client banque objetivos salario preguntas plantilla "
    "cliente banco obiettivi stipendio domande modello doelen salaris vragen sjabloon klant mål "
    "lønn spørsmål mal kunde lön frågor cele pensja pytania szablon цели зарплата вопросы шаблон"
)


# Before the word that says contact, in a line of a log: *Later we had tea with …*.
BEFORE_A_CONTACT = spelt(
    "this_morning in_the_morning this_afternoon in_the_afternoon this_evening in_the_evening "
    "went_for went_to went_out_for out_for out_to "
    "today tonight later_on heute heute_morgen am_morgen am_vormittag am_nachmittag am_abend "
    "vormittags nachmittags abends aujourd'hui ce_matin cet_après-midi ce_soir hoy esta_mañana "
    "esta_tarde oggi stamattina stasera hoje vandaag vanochtend vanmiddag vanavond i_dag idag "
    "dziś dzisiaj сегодня утром вечером "
    "then next later after_that afterwards also just finally first i we i've we've i_have we_have "
    "have had have_had start_with started_with move_to moved_to briefly quickly subsequently "
    "dann danach später auch noch ich wir habe haben hatte hatten hab anschließend außerdem zudem "
    "nachher hinterher im_anschluss zum_schluss schließlich kurz noch_kurz "
    "puis ensuite après après_cela après_ça plus_tard par_la_suite enfin aussi j'ai j'avais "
    "nous_avons on_a ai eu je brièvement rapidement "
    "luego después más_tarde a_continuación además también he hemos tuve tuvimos me brevemente "
    "poi dopo più_tardi in_seguito inoltre infine anche ho abbiamo ho_avuto abbiamo_avuto "
    "depois mais_tarde em_seguida também eu nós tive tivemos "
    "daarna toen later aansluitend vervolgens verder daarnaast ook ik heb wij we hebben had hadden "
    "kort even kort_nog "
    "så derefter deretter efter_det bagefter senere sen sedan också også jeg vi har havde hadde "
    "jag hade "
    "potem następnie później też także miałem miałam "
    "потом затем позже также ещё еще я мы у_меня_был у_меня_была "
    "然后 之后 随后 今天 その後 그_후"
)
# These only before a noun: *11:00 was lunch with …*, not *was called …*.
BEFORE_A_NOUN = spelt(
    "is was a an another war ist ein eine einen noch_ein noch_eine était un une fue es una era è "
    "foi uma um is was een var är er en et ett był była jest był_to был была"
)
# A noun of contact may have these before it: *Quick call with …*.
ADJECTIVES = spelt(
    "urgent kick-off kickoff final closing emergency unscheduled private heated unexpected boring "
    "hard frank candid constructive pleasant preliminary calm cordial cheerful confusing exciting "
    "disappointing fruitful hectic honest relaxed stressful uncomfortable overdue crisis angry "
    "dringendes dringender dringende urgente urgent dringend pilne "
    "quick short brief long longer weekly biweekly bi-weekly monthly daily fortnightly quarterly "
    "regular impromptu ad-hoc adhoc spontaneous informal formal nice good great lovely productive "
    "virtual remote online late early morning afternoon evening midday follow-up followup intro "
    "introductory initial first second third another internal external joint surprise unplanned "
    "impulsive annual yearly friendly in-person face-to-face in-depth hour-long half-hour hybrid "
    "on-site onsite offsite off-site last-minute one-hour two-hour all-day half-day bad tense "
    "awkward difficult tough fun useful helpful interesting intense lengthy wonderful great "
    "persönliches persönliche persönlicher ausführliches ausführliche telefonische telefonischer "
    "telefonisches kurzfristiges informeller informelles regelmäßiges gemeinsames gemeinsame "
    "informel informelle téléphonique hebdomadaire mensuel mensuelle "
    "informal presencial virtual semanal mensual telefónica telefonica settimanale mensile "
    "mensal telefoniczna telefoniczne cotygodniowe wekelijks wekelijkse maandelijks telefonisch "
    "kurzer kurzes kurze kurzen langer langes lange schnelles schneller schnelle wöchentliches "
    "wöchentlicher spontanes spontaner gutes guter erstes erster zweites zweiter virtuelles "
    "petit petite court courte bref brève rapide long longue premier première bon bonne "
    "breve corta corto rápida rápido larga largo primera primer buena buen "
    "veloce lunga lungo prima primo lungo bella "
    "curta curto longa longo primeira primeiro boa "
    "kort korte lang lange snel snelle eerste goed goede kortere "
    "hurtig hurtigt rask raskt lang langt første snabb snabbt kort lång långt första "
    "krótka krótki krótkie szybka szybki szybkie długa długi długie pierwsze pierwsza "
    "короткий короткая короткое быстрый быстрая долгий долгая первый первая"
)
# What a meeting is of, before its noun: *Team lunch with …*, *Budget meeting with …*.
TOPICS = spelt(
    "team board project client customer supplier vendor partner sales budget status planning "
    "strategy design product steering_committee committee steering farewell goodbye welcome "
    "birthday christmas family school business work breakfast lunch-time kick-off kickoff launch "
    "review retro sprint finance hr it security legal press research faculty department parents "
    "onboarding feedback career salary contract price site skip-level all-hands donor volunteer "
    "discovery intake scoping renewal pricing roadmap release migration integration support demo "
    "marketing engineering operations platform website portal data community investor "
    "doctor's dentist's vet's lawyer's équipe projekt kunden vorstands geburtstags familie"
)
# As Romance languages write them, behind the noun: *Llamada rápida con …*.
ADJECTIVES_BEHIND = spelt(
    "rápida rápido rapide rapida rapido veloce breve corta corto courte court brève curta curto "
    "larga largo longue long lunga lungo longa longo informal informelle informel informale "
    "improvisada improvisado improvisée inesperada imprévue semanal mensual hebdomadaire mensuelle "
    "settimanale mensile mensal telefónica telefónico téléphonique telefonica telefônica personal "
    "personnelle personale pessoal difícil difficile importante urgente"
)
# A word with a capital before such a noun that is no name of what it is of: *Cancel lunch with …*.
NO_TOPIC = spelt(
    "plan schedule book cancel postpone move skip miss decline need set arrange prepare prep "
    "request ask confirm propose reschedule reserve find no next forgot read watch dream dreamt "
    "organise organize avoid want possible potential maybe no-show todo to-do tbd tbc fyi ps nb "
    "tv bbc cnn npr ted await awaiting expect expecting planen absage absagen verschiebung "
    "vielleicht eventuell kein keine annuler annulation reporter prévoir cancelar cancelación "
    "aplazar annullare rinviare cancelamento adiar afzeggen verzetten plannen geen avlyse utsette "
    "aflyse udsætte ställ boka odwołać przełożyć zaplanować отменить перенести запланировать"
)
# Where, between a noun of contact and *with*: *Lunch in town with …*.
PLACED = spelt(
    "at in over im am bei beim zu à au aux en dans chez al a nel nella da em no na op bij te i på "
    "hos w na u в на у"
)
# And when, in a note of that day.
ON_THAT_DAY = spelt(
    "today this_morning this_afternoon this_evening tonight yesterday heute heute_morgen "
    "heute_abend gestern aujourd'hui ce_matin ce_soir hier hoy esta_mañana esta_tarde ayer oggi "
    "ieri stamattina stasera hoje ontem vandaag vanochtend vanmiddag vanavond gisteren i_dag idag "
    "igår dziś wczoraj сегодня вчера"
)
# Of what a meeting is, behind its noun: *Reunión de equipo con …*.
OF_WHAT = spelt("de du del da do di della dello")
# Between a noun of contact and whom it was with.
WITH = spelt("with w/ w mit avec con com met med z ze с со")
# Right behind whom a call was with: nobody spoke.
MISSED = spelt(
    "missed verpasst versäumt manqué manquée perdida perdido persa perso gemist missat tapt "
    "mistet ubesvart nieodebrane nieodebrany пропущен пропущенный пропустил пропустила"
)
# So somebody is seen, and not met: *Vu [[Ada]] à la télé*.
ON_SCREEN = tuple(
    spelt(
        "on_tv on_television on_youtube à_la_télé à_la_télévision im_fernsehen in_der_zeitung "
        "en_la_tele en_la_televisión in_tv in_televisione sul_giornale na_televisão na_tv op_tv "
        "op_televisie in_de_krant på_tv i_avisen i_tidningen w_telewizji по_телевизору"
    )
)
# At the end of a line in a script without spaces: what has still to be done, and what may stand
# behind the word that calls something off.
STILL_TO_DO_ENDS = tuple(
    spelt(
        "する します する予定 予定 予定だ 予定です つもり すること したい しなければ しないと "
        "せねば しよう 예정 예정이다 예정임 하기 할_것 할것 해야_함 해야_한다 해야지 할_계획 "
        "하려고_함 的计划 的安排 的打算"
    )
)
CALLED_OFF_ENDS = tuple(
    spelt(
        "になった になりました となった となりました した しました された されました です だ に "
        "了 됨 됐다 되었다 되었음 했다 함 했음 이다"
    )
)
# Nouns that are verbs as well: *Call [[Ann]]* has still to be done.
ALSO_VERBS = spelt(
    "call phone email e-mail mail message text ping chat meet zoom facetime skype whatsapp "
    "interview "
    "visit sync slack dm telefon appel mail cita visite visita"
)
# Behind whom it was with, before the participle: *[[Ann]] hat mich angerufen*.
HAVE_DONE = spelt("has have had hat habe haben a ha heeft heb har havde hadde hade")
OURSELVES = spelt("me us mich uns mir m'a nous me ci mi mij ons meg mig oss os mnie nas мне нас")
# What a contact is about stands behind these.
ABOUT = spelt(
    "about regarding re concerning on for over because_of wegen über bezüglich betreffs sur "
    "à_propos concernant au_sujet sobre acerca_de riguardo om angående vedrørende vedr ang "
    "w_sprawie odnośnie насчёт насчет об по_поводу 关于 關於 讨论 討論"
)
# In small letters these end whom a contact was with: *Met [[Ann]] without [[Bo]]*.
BESIDES = spelt(
    "without instead_of after before ohne statt anstelle nachdem sans au_lieu_de après sin "
    "en_vez_de después senza invece_di dopo sem em_vez_de depois zonder in_plaats_van uden uten "
    "utan bez zamiast без вместо после"
)
# So may a text go on behind a noun that has told of a contact: *Lunch in town*, not *Call log*.
BEHIND_A_NOUN = ABOUT | spelt(
    "at in this today yesterday with w/ and but where she he they we i to_discuss from until till "
    "again after before during via by um im am heute und mit bei beim aujourd'hui et avec à chez "
    "au pour zu zum zur su sul sullo sulla sui sugli sulle per por pelo pela para "
    "hoy y con en oggi e a al com em no na op vandaag en bij i med på idag dag hos z w ze na dziś "
    "o rond kring inför и в с "
)
# And behind a verb whose subject contacted me: *[[Ann]] called about …*.
BEHIND_A_VERB = (
    ABOUT
    | OURSELVES
    | spelt(
        "at back again today this yesterday bij via por per from to_ask to_say to_tell asking "
        "saying because and but "
        "wegen um heute weil und hier pour aujourd'hui et para hoy y per oggi e hoje vandaag en "
        "idag "
        "og "
        "och dziś i и сегодня"
    )
)
# Headings below which nothing has happened yet.
TO_COME = folded(
    "to_do to-do todo todos to_dos tasks tomorrow next_week next_steps plan plans planned planning "
    "upcoming later someday follow-ups aufgaben morgen nächste_woche geplant pläne à_faire tâches "
    "demain prévu por_hacer tareas pendientes mañana da_fare domani a_fazer tarefas amanhã te_doen "
    "taken å_gjøre at_gøre oppgaver opgaver i_morgen att_göra uppgifter imorgon do_zrobienia "
    "zadania "
    "jutro задачи сделать завтра планы 待办 明天 计划 任务 やること 明日 予定 할_일 내일 "
    "actions action_items action_points action_list open_actions open_tasks open_items "
    "actions_arising waiting waiting_for waiting_on today's_plan todays_plan plan_for_today "
    "plan_for_the_day plan_for_tomorrow plan_for_the_week plan_for_next_week plans_for_today "
    "to_do_today nächste_schritte weitere_schritte offene_aufgaben offene_punkte maßnahmen "
    "massnahmen plan_für_heute plan_für_morgen tagesplan wochenplan prochaines_étapes "
    "prochaines_actions actions_à_mener en_attente plan_du_jour próximos_pasos acciones "
    "plan_para_hoy prossimi_passi azioni in_attesa programma_di_oggi próximos_passos ações "
    "encaminhamentos plano_para_hoje volgende_stappen vervolgstappen acties actiepunten "
    "plan_voor_vandaag neste_steg næste_skridt aksjonspunkter aktionspunkter handlingspunkter "
    "plan_for_i_dag nästa_steg åtgärder åtgärdspunkter plan_för_idag następne_kroki dalsze_kroki "
    "kolejne_kroki działania plan_na_dziś plan_na_jutro следующие_шаги дальнейшие_шаги действия "
    "план_на_сегодня план_на_завтра 下一步 后续步骤 後續步驟 行动项 行動項目 待办事项 待辦事項 "
    "次のステップ アクションアイテム 今後の予定 다음_단계 액션_아이템 실행_항목"
)
# A week in the name of a note of it, *2026-W02*, and what such a note, its folder or its tag is.
WEEK = frozenset(
    (
        *("week", "kw", "woche", "semaine", "semana", "settimana", "uke", "uge", "vecka"),
        *("tydzień", "неделя"),
    )
)
WEEKLY = folded(
    "week weeks weekly weeklies weekly_note weekly_notes weekly_log weekly_logs weeknotes "
    "weekly_journal woche wochen wochennotiz wochennotizen wochenbericht wochenberichte "
    "wochenjournal semaine semaines hebdo hebdomadaire semana semanas semanal semanales "
    "notas_semanales settimana settimane settimanale settimanali semanais weken wekelijks "
    "weekverslag weekverslagen weeknotities uke uker ukenotater ukeslogg ukerapport uge uger "
    "ugenoter vecka veckor veckonoteringar veckologg tydzień tygodnie tygodniowe неделя недели "
    "еженедельно 周记 週記 周报 週報 周 週 주간 주간_노트"
)
WEEKS_END = folded("ending ends end ended endend fin fim fine termina slutter slutar")
# Headings below which a day is not that of a contact.
NOT_MET = folded(
    "mentions mentioned research news press media timeline_of_career career bio biography "
    "erwähnungen recherche nachrichten presse mentions_dans actualités recherches menciones "
    "noticias "
    "investigación notizie menzioni ricerca menções notícias pesquisa vermeldingen nieuws "
    "onderzoek "
    "omtaler nyheter nyheder forskning omnämnanden wzmianki wiadomości badania упоминания новости "
    "исследования 提及 新闻 研究 言及 ニュース 언급 뉴스 연구"
)

# A value that is one of these says that there is none; what follows them behind a sign is a remark.
NO_VALUE = folded(
    "unknown tbd tbc tba n/a na nil null to_be_determined to_be_confirmed to_be_decided "
    "unspecified unbekannt k.a inconnu inconnue desconocido desconocida sconosciuto "
    "sconosciuta desconhecido desconhecida onbekend nvt n.v.t ukendt ukjent okänd nieznany "
    "nieznana non_spécifié non_spécifiée à_définir à_préciser non_specificato da_definire "
    "no_especificado sin_especificar sin_definir por_definir não_especificado a_definir "
    "nicht_angegeben keine_angabe noch_offen nader_te_bepalen ikke_angitt ikke_oplyst ej_angivet "
    "do_ustalenia не_указано уточняется "
    "неизвестно неизвестен неизвестна 未知 不明 待定 未定 无 無 なし 없음 미정"
)
# So does what begins with one of these: *not specified*, *no one so far*.
NO_VALUE_FIRST = folded(
    "none not nobody noone keine keiner kein nicht niemand aucun aucune ninguno ninguna "
    "nadie nessuno nessuna nenhum nenhuma ninguém geen niet niemand ingen ikke inte brak nie нет"
)
