-- Once others read a review, each area for improvement has evidence and at least one factor.
select findings.finding_id, findings.review_id, findings.title
from findings
join reviews using (review_id)
where reviews.state <> 'draft'
  and findings.kind = 'area_for_improvement'
  and (coalesce(len(findings.evidence), 0) = 0 or coalesce(len(findings.factors), 0) = 0)
order by findings.finding_id
