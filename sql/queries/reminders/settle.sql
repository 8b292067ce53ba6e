update reminders
set told_at = $now::timestamptz
where courier = $courier
  and person_id = $person_id
  and claimed_at = $claimed_at::timestamptz
  and told_at is null
