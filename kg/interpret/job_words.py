"""Words of jobs in many languages, folded as `kg.model.names.slug` does.

A word that is a first name or a surname as well stands in `JOBS_AND_NAMES` alone.
"""

from __future__ import annotations

from kg.interpret.words import folded

# Each of these is a job by itself.
JOBS = folded(
    "manager director engineer officer developer designer analyst architect consultant "
    "representative assistant secretary treasurer president chairman chairwoman chairperson chair "
    "ceo cto cfo coo cio cmo cpo ciso vp svp evp lead leader head founder cofounder owner partner "
    "associate editor administrator admin coordinator supervisor specialist strategist scientist "
    "researcher programmer tester technician technologist accountant bookkeeper auditor controller "
    "recruiter salesperson salesman saleswoman receptionist paralegal electrician machinist "
    "librarian economist statistician physicist chemist biologist trainee intern apprentice "
    "mayor councillor councilor alderman alderwoman trustee churchwarden vice-chair "
    "copywriter producer planner buyer scheduler estimator surveyor inspector superintendent "
    "foreman master trainer instructor adviser advisor executive "
    # German
    "leiter leiterin managerin direktor direktorin ingenieur ingenieurin entwickler entwicklerin "
    "geschäftsführer geschäftsführerin berater beraterin beauftragter beauftragte sachbearbeiter "
    "sachbearbeiterin assistent assistentin buchhalter buchhalterin einkäufer einkäuferin "
    "verkäufer verkäuferin techniker technikerin architektin redakteur redakteurin praktikant "
    "praktikantin werkstudent werkstudentin auszubildender auszubildende azubi referent referentin "
    "koordinator koordinatorin vorsitzender vorsitzende schatzmeister schatzmeisterin bauleiter "
    "bauleiterin polier disponent disponentin kassenwart kassenwartin kassier kassierer "
    "kassiererin schriftführer schriftführerin beisitzer beisitzerin obmann obfrau vorstand "
    "vorständin protokollant protokollantin kassenprüfer kassenprüferin rechnungsprüfer "
    "bürgermeister bürgermeisterin gemeinderat gemeinderätin stadtrat stadträtin "
    # French
    "directeur directrice responsable ingénieur ingénieure développeur développeuse chef cheffe "
    "gérant gérante consultante assistante comptable analyste secrétaire présidente "
    "président vice-président vice-présidente conseiller conseillère adjoint adjointe "
    "trésorier trésorière stagiaire coordinateur coordinatrice technicien technicienne "
    # Spanish and Portuguese
    "directora gerente ingeniero ingeniera jefe jefa desarrollador desarrolladora consultor "
    "consultora coordinador coordinadora analista arquitecto arquitecta asistente secretario "
    "secretaria tesorero tesorera presidente presidenta encargado encargada becario becaria "
    "diretor diretora engenheiro engenheira coordenador coordenadora desenvolvedor desenvolvedora "
    "tesorera tesoureiro tesoureira secretário secretária vogal vocal vicepresidente "
    "vicepresidenta concejal concejala vereador vereadora "
    "chefe assistente estagiário estagiária "
    # Italian
    "direttore direttrice responsabile ingegnere sviluppatore sviluppatrice coordinatore "
    "tesoriera consigliere consigliera vicepresidente assessore assessora "
    "consulente amministratore amministratrice tirocinante segretario segretaria tesoriere "
    # Dutch
    "projectleider projectmanager ontwikkelaar adviseur medewerker beheerder secretaris "
    "burgemeester wethouder bestuurslid vice-voorzitter raadslid "
    "penningmeester voorzitter stagiair leidinggevende "
    # Danish, Norwegian, Swedish
    "leder sjef direktør direktör ingeniør ingenjör utvikler udvikler utvecklare rådgiver "
    "rådgivare konsulent konsult medarbeider medarbejder medarbetare ledare sekretær sekreterare "
    "borgmester borgmästare ordfører næstformand nestleder styremedlem styreleder "
    "bestyrelsesmedlem suppleant ledamot vice-ordförande viceordförande "
    "kasserer kassör ordförande formand lærling lärling praktikant "
    # Polish and Russian
    "kierownik kierowniczka dyrektor dyrektorka inżynier menedżer menadżer programista "
    "przewodniczący przewodnicząca skarbnik skarbniczka sekretarz wiceprezes burmistrz radny radna "
    "председатель секретарь казначей "
    "programistka specjalista specjalistka analityk prezes księgowa księgowy stażysta "
    "директор менеджер инженер разработчик руководитель аналитик бухгалтер начальник программист "
    "дизайнер специалист консультант ассистент стажёр "
)

# What ends a job's name behind whatever else: *Ann Lee, Harbor Manager*.
JOB_ENDS = folded(
    "manager director engineer officer developer designer analyst architect consultant "
    "representative assistant secretary treasurer ceo cto cfo coo leiter leiterin geschäftsführer "
    "ingenieur directeur directrice responsable gerente"
)

# Compounds that end so are jobs: *Projektleiterin*, *Salgssjef*.
JOB_SUFFIXES = tuple(
    folded(
        "leiter leiterin manager managerin ingenieur ingenieurin entwickler entwicklerin direktor "
        "direktorin berater beraterin beauftragter beauftragte techniker technikerin referentin "
        "leider ontwikkelaar adviseur medewerker beheerder leder sjef ingeniør ingenjör utvikler "
        "udvikler utvecklare rådgiver rådgivare konsulent konsult direktør direktör ledare "
        "medarbeider medarbejder medarbetare ansvarlig ansvarig chef"
    )
)

# Jobs that people are called by: they are jobs only behind a rank.
JOBS_AND_NAMES = folded(
    "baker barber bishop brewer butcher butler captain carpenter chandler clerk coach cook cooper "
    "dean driver farmer fisher forester gardener glover hunter judge marshal marshall mason "
    "merchant miller nurse painter pastor piper plumber porter potter sailor sawyer sheriff "
    "shepherd singer smith steward tailor taylor teacher tiler turner tyler usher weaver wright "
    "bäcker fischer förster gärtner koch maurer müller richter schmied schneider tischler "
)
RANKS = folded(
    "head senior chief lead deputy assistant apprentice trainee principal executive acting interim "
)

# Parts of a company; one alone is as little a person.
DEPARTMENTS = folded(
    "sales marketing legal finance operations support engineering procurement logistics "
    "accounting hr vertrieb einkauf buchhaltung personalabteilung"
)

# What stands beside a job.
JOB_FIELDS = (
    RANKS
    | DEPARTMENTS
    | folded(
        "junior staff managing general regional global national local vice co associate group "
        "division branch site shift team technical commercial financial corporate digital creative "
        "art product project program programme portfolio process quality assurance qa test testing "
        "software hardware firmware data database cloud web mobile frontend front-end backend "
        "back-end full-stack fullstack stack ios android devops security network networks systems "
        "system platform infrastructure information technology it ai ml machine learning bi ux ui "
        "user experience interface design research development r&d innovation strategy business "
        "customer client account accounts success service services community content media press "
        "brand communications communication public relations partnership partnerships growth "
        "revenue risk compliance audit tax payroll people human resources talent office facilities "
        "facility supply chain warehouse production manufacturing maintenance mechanical "
        "electrical civil structural chemical industrial environmental safety health medical "
        "clinical field case store property construction purchasing export import training "
        "learning education events event documentation technical release delivery change "
        "solution solutions application applications integration automation reliability analytics "
        "scrum agile board non-executive nonexecutive ii iii iv i "
        # German
        "technischer technische technischen kaufmännischer kaufmännische leitender leitende "
        "stellvertretender stellvertretende "
        # French, Spanish, Portuguese, Italian
        "adjoint adjointe général générale commerciale technique financier financière "
        "produit projet projets logiciel ventes achats proyecto proyectos producto ventas compras "
        "comercial técnico técnica financiero financiera sénior projeto projetos produto vendas "
        "geral financeiro financeira commerciale tecnico tecnica generale progetto prodotto "
        "vendite delegato "
        # Danish, Norwegian, Swedish, Polish, Russian
        "daglig administrerende verkställande teknisk główny główna starszy starsza młodszy "
        "projektu produktu sprzedaży главный главная старший младший ведущий генеральный "
        "технический коммерческий финансовый исполнительный проекта проектов продукта продаж"
    )
)
