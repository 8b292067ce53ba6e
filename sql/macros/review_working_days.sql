-- Within how many working days after the resolution a review is to be published: the policy by severity.
create or replace macro review_working_days(severity) as
    case severity when 'sev1' then 3 when 'sev2' then 5 when 'sev3' then 10 else 15 end
