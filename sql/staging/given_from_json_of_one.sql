-- records told in json, all of them of the incident that a person named
create or replace temp view given as
select
    * exclude (incident, title, incident_kind, severity, services, summary, impact_minutes)
    replace (coalesce(record, raw) as record)
from read_parquet(getvariable('import_path'))
union all by name
select *
from given_columns
