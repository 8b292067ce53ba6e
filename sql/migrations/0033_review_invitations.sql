create or replace table reviews as
select
    reviews.*,
    null::struct(person_id varchar, section_id varchar, asked_at timestamptz, answered_at timestamptz)[] as invitations
from reviews
