-- an audit table with one row a changed field: `composed` places its name, its old and its new value
create or replace temp view given as
with
changes as (
    select
        *,
        lower(cells[getvariable('import_composed')[1]]) in ('state', 'incident_state') as is_state,
        cells[getvariable('import_composed')[1]] as field,
        cells[getvariable('import_composed')[2]] as old_value,
        cells[getvariable('import_composed')[3]] as new_value
    from table_rows
)
select
    * exclude (is_state, field, old_value, new_value, title, status, kind, text),
    coalesce(title, incident) as title,
    case when is_state then servicenow_state(new_value) end as status,
    case when not is_state then 'change' end as kind,
    concat(
        replace(field, '_', ' '),
        ': ',
        coalesce(case when is_state then servicenow_state(old_value) else old_value end, 'nothing'),
        ' → ',
        coalesce(case when is_state then servicenow_state(new_value) else new_value end, 'nothing')
    ) as text
from changes
