merge into sync_state
using (
    select
        $tracker as tracker,
        $watermark::timestamptz as watermark,
        $held::json as held,
        $installation_id::varchar as installation_id,
        $home::varchar as home,
        $is_adopted::boolean as is_adopted
) as given using (tracker)
when matched then update by name
when not matched then insert by name
