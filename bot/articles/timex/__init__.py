"""Rules for expressions of time, one family a module.

words      the vocabulary, as pieces of patterns
numbers    numbers in words
verbs      what verbs tell of past and future
beside     what right beside a place tells of them
tense      does the sentence speak of the past or the future
narrative  does the text tell history
nearest    the year of a month without one
rule       what a rule is, and what it may know of the text (`Reading`)

months     months and days of months that are printed
nth        days counted in a month
years      years, decades and centuries that are printed
seasons    spring, summer, autumn, winter
weekdays   weekdays
today      today, yesterday, "the day"
clock      clock times and parts of the day
holidays   days fixed by rule
periods    last week, this year, the weekend
quarters   the third quarter, a year earlier
counted    two days later, a year ago
lengths    150 hours, the past two years
often      every week, daily
vague      now, recently, the future
"""
