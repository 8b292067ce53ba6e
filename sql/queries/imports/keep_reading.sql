-- what an import was asked, by which reader, and which incidents it touched
insert into import_readings
values ($import_id, $asked, $reader, $incident_ids, $notes)
