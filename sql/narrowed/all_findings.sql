drop table temp.findings
