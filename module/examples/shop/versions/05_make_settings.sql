-- Revision: 5b1f0c2a9d05
-- Revises: 5b1f0c2a9d04
-- Created: 2026-11-16T09:00:00Z
-- make the settings
--
-- In SQL, with what the three have in common.

-- >>> upgrade
create table setting (
    name varchar(50) not null constraint pk_setting primary key,
    value varchar(200) not null
);
insert into setting (name, value) values ('shop', 'Tea & Books; since 1998'), ('currency', 'EUR');
update customer set mail = lower(mail) where mail is not null;

-- >>> downgrade
drop table setting;
