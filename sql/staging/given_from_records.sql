-- records that a source read one by one, as json lines with our names; who names the file's own incident belongs
-- to it
create or replace temp view given as
select * replace (nullif(incident, getvariable('import_known_as')) as incident)
from read_json(
    getvariable('import_path'),
    format = 'newline_delimited',
    columns = {
        'incident': 'varchar',
        'title': 'varchar',
        'incident_kind': 'varchar',
        'severity': 'varchar',
        'services': 'varchar',
        'summary': 'varchar',
        'impact_minutes': 'varchar',
        'occurred_at': 'varchar',
        'occurred_until': 'varchar',
        'known_at': 'varchar',
        'recorded_at': 'varchar',
        'precision': 'varchar',
        'kind': 'varchar',
        'status': 'varchar',
        'milestone': 'varchar',
        'stage': 'varchar',
        'actor': 'varchar',
        'actor_role': 'varchar',
        'text': 'varchar',
        'source_id': 'varchar',
        'source_url': 'varchar',
        'problem': 'varchar',
        'path': 'varchar',
        'line': 'bigint',
        'raw': 'json',
        'record': 'json'
    },
    maximum_object_size = 67108864
)
union all by name
select *
from given_columns
