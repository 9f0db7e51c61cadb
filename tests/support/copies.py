"""Invented wire copy, and what outlets make of it."""

from __future__ import annotations

WIRE = (
    "A ferry with 214 people on board ran aground off the island of Orm early on Tuesday, and all"
    " of them were taken off safely, the coast guard said.",
    'The "Sula", 38 years old, left the port of Halm at 4:20 in thick fog and struck a sandbank two'
    " miles from the lighthouse.",
    '"We heard a long scraping noise, and then the engines stopped," said Ada Brink, a nurse on her'
    " way to work.",
    "Nine fishing boats and a lifeboat brought the passengers ashore within three hours. Six people"
    " were treated for bruises.",
    "The harbour master of Halm, Pieter Dahl, said the buoy that marks the bank had been reported"
    " missing on Friday and was to be replaced this week.",
    "The company that runs the ferry said a second ship would take over the route by noon, and that"
    " tickets of the night service would be paid back.",
    "Investigators want to question the captain, who has worked on the line for 17 years. A tug was"
    " to pull the ship free at high tide.",
)
LEAD = WIRE[:4]
TAIL = WIRE[3:]
OTHER = (
    "The council of Tarn voted by 31 to 12 on Wednesday to sell the old gasworks beside the river"
    " to a builder from the capital.",
    "The site has stood empty since a fire in 1998, and neighbours have asked for a park ever since"
    " the chimneys came down.",
    '"This is the wrong choice for a town without a single playground," said Mette Rahn, who leads'
    " the petition against the sale.",
    "The builder promised 140 flats, a third of them at a low rent, and a path along the water that"
    " is open to all.",
    "A court has to approve the sale, because the ground under the works is still polluted with"
    " tar and nobody knows what cleaning it will cost.",
)
INTRO = (
    "Our town has watched the sea since long before radar, and few mornings were as tense as this"
    " one, as readers who live along the shore told this newspaper by telephone.",
)
FORECAST = (
    "{day} starts cold in the north with {a} degrees and fog in the valleys. By noon the sun comes"
    " through, and temperatures rise to {b} degrees on the coast and {c} degrees inland. The wind"
    " blows from the west at {d} kilometres an hour and grows stronger towards the evening, when"
    " showers with up to {e} litres of rain a square metre move in from the sea. The night to"
    " {next} stays dry in the mountains, and the lowest temperature is {f} degrees.",
)
MONDAY = FORECAST[0].format(day="Monday", a=3, b=14, c=17, d=25, e=8, f=2, next="Tuesday")
TUESDAY = FORECAST[0].format(day="Tuesday", a=6, b=19, c=21, d=40, e=15, f=7, next="Wednesday")
EXPLAINER = (
    "The strike at the salt works of Halm began in the first week of March, when the owner"
    " refused to pay for the new night shifts that the works had introduced after the flood.",
    "The works are the largest employer of the coast and have dug salt since the age of the Romans."
    " A museum beside the gate shows their lamps and their tools.",
    "The union asks for a raise of six percent and for a contract that covers everyone who works"
    " underground. The owner has offered two percent and says that more would close the mine.",
)
FIRST_DAY = (
    "Miners blocked the gate of the works on Monday morning and burnt tyres on the road, while the"
    " police watched from a distance and nobody was hurt.",
    *EXPLAINER,
)
NEXT_DAY = (
    "The owner called the union back to the table on Thursday after a judge in the capital had"
    " forbidden him to hire other people in the place of those on strike.",
    *EXPLAINER,
)
