-- title: Whether somebody seems to be me
-- description: What points to a person who attends most: being hardly ever beside a "me" that is at other meetings, most mails sent, the home folder that most notes name, git's user; and whether that is the name of somebody else. "Me" and "Myself" are marked before.
-- param person: who attends most
-- param user: git's user.name, in one word as accounts are called
with
mine as materialized (
  select distinct a.meeting_id
  from people as p cross join attendances as a on a.person_id = p.id
  where p.is_me and a.meeting_id not in (select id from meetings where kind = 'email')
),
theirs as materialized (
  select a.meeting_id
  from attendances as a join meetings as m on m.id = a.meeting_id
  where a.person_id = :person and m.kind <> 'email'
),
sent as materialized (
  select c.value_id as person_id, count(distinct c.node_id || ':' || c.line) as mails
  from meetings as m cross join claims as c on c.node_id = m.id and c.field = 'sender'
  where m.kind = 'email'
  group by c.value_id
  order by mails desc limit 2
),
-- Names in one word, as accounts are called.
called as materialized (
  select p.id as person_id, replace(n.slug, '-', '') as name
  from people as p join nodes as n on n.id = p.id
  union
  select p.id, replace(a.slug, '-', '')
  from people as p join aliases as a on a.node_id = p.id
),
homes as materialized (
  select c.person_id, sum(h.notes) as notes
  from (select key, count(*) as notes from names where space = 'home-folder' group by key) as h
  join called as c on c.name = h.key
  group by c.person_id
  order by notes desc limit 2
)
select
  (select count(*) from theirs where meeting_id in mine) * 10 <= (select count(*) from theirs)
    and exists (select 1 from mine where meeting_id not in theirs) as apart_from_me,
  coalesce(
    (select mails from sent where person_id = :person) > max(
      1, coalesce((select max(mails) from sent where person_id <> :person), 0)
    ),
    0
  ) as sends_most,
  coalesce(
    (select notes from homes where person_id = :person)
    > coalesce((select max(notes) from homes where person_id <> :person), 0),
    0
  ) as has_home,
  exists (select 1 from called where person_id = :person and name = :user) as is_user,
  exists (select 1 from called where person_id <> :person and name = :user) as others_user
