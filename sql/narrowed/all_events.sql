drop table temp.events
