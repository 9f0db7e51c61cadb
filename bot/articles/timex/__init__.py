"""Rules for expressions of time, one family a module.

words      the vocabulary, as pieces of patterns
numbers    numbers in words
tense      does the sentence speak of the past or the future
rule       what a rule is, and what it may know of the text (`Reading`)
absolute   days, months, years, seasons, quarters, decades, centuries that are printed
days       weekdays, today, parts of the day, clock times
holidays   days fixed by rule
periods    last week, this year, the third quarter, the weekend
lengths    150 hours, two days later, a year ago, every week
vague      now, recently, the future
narrative  does the text tell history
"""
