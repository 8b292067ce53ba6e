-- Forget what was to be told to a person and was not: this claim, and those that a dead run left before an instant.
delete from reminders
where courier = $courier
  and person_id = $person_id
  and told_at is null
  and (claimed_at = $claimed_at::timestamptz or claimed_at < $left_before::timestamptz)
