delete from verifications
where verification_id = $verification_id
