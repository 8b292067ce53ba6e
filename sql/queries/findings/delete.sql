delete from findings
where finding_id = $finding_id
