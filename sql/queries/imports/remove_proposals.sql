-- proposals that came with this import and that nobody has touched since
delete from actions
where import_id = $import_id
    and state = 'proposed'
    and coalesce(len(finding_ids), 0) = 0
    and action_id not in (select subject_id from audit where subject_kind = 'action')
