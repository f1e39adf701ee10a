-- Repeatable: purchase_total
-- Provider: Sqlite, PostgreSql
-- what each purchase comes to

drop view if exists purchase_total;

create view purchase_total as
select p.id, c.full_name, sum(l.quantity * r.price) as total
from purchase p
join customer c on c.id = p.customer
join purchase_line l on l.purchase = p.id
join product r on r.id = l.product
group by p.id, c.full_name;
