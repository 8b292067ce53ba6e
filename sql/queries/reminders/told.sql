-- What a courier has told people, or is about to tell them since an instant.
select person_id, kind, subject_id, "version"
from reminders
where courier = $courier
  and (told_at is not null or claimed_at >= $claimed_since::timestamptz)
