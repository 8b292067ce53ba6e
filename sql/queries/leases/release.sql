delete from leases
where name = $name
