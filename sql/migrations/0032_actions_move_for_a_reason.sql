create or replace table actions as
select actions.* replace (
    list_transform(
        history,
        lambda change: struct_pack(
            field := change.field,
            "from" := change."from",
            "to" := change."to",
            "at" := change."at",
            "by" := change."by",
            origin := change.origin,
            reason := null::varchar
        )
    ) as history
)
from actions
