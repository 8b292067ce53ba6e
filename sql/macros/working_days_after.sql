-- The working day, Monday to Friday, that follows a day by so many working days.
create or replace macro working_days_after(day, days) as
    day - greatest(isodow(day) - 5, 0)::integer
    + days::integer
    + 2 * ((least(isodow(day), 5) - 1 + days) // 5)::integer
