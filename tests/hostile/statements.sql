-- Statements that would hold a machine for hours, or fill it. Words in braces stand for what
-- tests/hostile/queries.py puts in their place.

-- title: instr, zeroblobs
select instr(zeroblob(20000000), cast(zeroblob(10000000) || x'01' as blob));

-- title: instr, texts
select instr(printf('%.*c', 9000000, 'a'), printf('%.*c', 4000000, 'a') || 'b');

-- title: instr, a note in itself
select instr(body, substr(body, 9, 1400000) || '!') from notes;

-- title: replace, growing
select replace(replace(replace(hex(zeroblob(1000000)), '0', 'aaaaaaaa'), 'a', 'bbbbbb'), 'b',
  'cccc');

-- title: replace, many times
select {opened}body{closed} from notes;

-- title: trim, long lists
select trim(printf('%.*c', 5000000, 'b') || 'a', printf('%.*c', 5000000, 'c') || 'b');

-- title: like, many %
select count(*) from notes where body like '{percents}%!';

-- title: like, on a long text
select printf('%.*c', 60000000, 'x') like '%x%x%x%x%x%y%x%z';

-- title: glob, many *
select count(*) from notes where body glob '*{stars}!';

-- title: like, each with each
select count(*) from notes a, notes b where a.body like '%' || substr(b.body, 1, 40000) || '_!';

-- title: group_concat, bodies
select group_concat(a.body) from notes a, notes b, notes c;

-- title: group_concat, random
{forever} select group_concat(hex(randomblob(1000000))) from n;

-- title: json_group_array
select json_group_array(a.body) from notes a, notes b, notes c;

-- title: json_group_object
{forever} select json_group_object(x, zeroblob(0) || x) from n;

-- title: json, deep
select json_extract(printf('%.*c', 60000000, '['), '$[0][0]');

-- title: json_tree, doubled
select count(*) from json_tree(json_array('[' || substr(hex(zeroblob(2000000)), 2) || ']')), notes
  a, notes b, notes c, notes d;

-- title: json_each, of a list
select count(*) from notes a, notes b, json_each('[1,2,3]') c, notes d, notes e, notes f;

-- title: printf, a wide number
{forever} select sum(length(printf('%50000000d', x))) from n;

-- title: printf, %.*c
{forever} select printf('%.*c', 20000000, 'x') from n;

-- title: hex(randomblob())
{forever} select sum(length(hex(randomblob(10000000)))) from n;

-- title: quote(zeroblob())
{forever} select sum(length(quote(zeroblob(20000000)))) from n;

-- title: upper, of long texts
{forever} select sum(length(upper(printf('%.*c', 30000000, 'x')))) from n;

-- title: cells of 20 MB
{forever} select x, zeroblob(20000000) from n;

-- title: cells of 60 MB
{forever} select x, zeroblob(60000000) from n;

-- title: cells of 127 MB
{forever} select x, zeroblob(133000000) from n;

-- title: hundred wide columns
select {wide};

-- title: 2,000 columns, for ever
{forever} select {columns} from n;

-- title: a row that doubles
with recursive n(x) as (select 'xxxxxxxx' union all select x || x from n) select x from n;

-- title: rows for ever
{forever} select x from n;

-- title: counting for ever
{forever} select count(*) from n;

-- title: union for ever
with recursive n(x) as (select 1 union select x + 1 from n) select count(*) from n;

-- title: random, distinct
{forever} select count(distinct hex(randomblob(200))) from n;

-- title: recursion, wide queue
with recursive n(x) as (select hex(zeroblob(100000)) union all select x || 'a' from n, notes)
  select count(*) from n;

-- title: cross join
select count(*) from {many};

-- title: cross join, rows
select a.body, b.body, c.body from {many};

-- title: cross join, sorted
select a.body || b.title from {many} order by 1 desc;

-- title: cross join, distinct
select distinct a.body || b.id || c.id || d.id from {many};

-- title: cross join, grouped
select a.id, b.id, c.id, max(d.body) from {many} group by 1, 2, 3;

-- title: cross join, window
select sum(a.id) over (order by b.body || c.id || d.id) from {many};

-- title: cross join, except
select a.id, b.id, c.id, d.id from {many} except select 1, 1, 1, 1;

-- title: materialized
with m as materialized (select a.body x from {many}) select count(*) from m;

-- title: subquery in each row
select (select count(*) from notes b, notes c, notes d where b.id + a.id > c.id) from notes a;

-- title: exists, never
select 1 where exists (select 1 from {many} where a.id + b.id + c.id < 0);

-- title: edges, with edges
select count(*) from edges a, edges b, edges c, notes d, notes e, notes f, notes g, notes h;

-- title: 400 unions
{unions};

-- title: tables that double
with c0(x) as (select 1 union all select 2), {doubled} select count(*) from c23;

-- title: 9,000 in a list
select count(*) from notes a, notes b, notes c, notes d where a.id in ({numbers});

-- title: fts, 4,000 prefixes
{fts} '{terms}';

-- title: fts, near
{fts} 'NEAR({near}, 100000)';

-- title: fts, phrase
{fts} '"{phrase}"';

-- title: fts, snippets
select snippet(notes_fts, -1, '<', '>', '…', 60) from notes_fts where notes_fts match 'harbor';

-- title: fts, with itself
select count(*) from notes_fts a, notes_fts b, notes_fts c, notes_fts d where a.notes_fts match
  'harbor';

-- title: dates
{forever} select count(strftime('%Y-%m-%d', x, '+1 month', 'start of year')) from n;
