"""The waiver form as a guest sends it: signed by an adult, by a minor alone, by a minor with a guardian."""

ADULT = {
    "name": "Quinn Parker",
    "birth_date": "1990-02-03",
    "email": "quinn@example.com",
    "phone": "",
    "consent": "yes",
    "signature": "Quinn Parker",
    "intent": "sign",
}
MINOR = {**ADULT, "name": "Mia Parker", "signature": "Mia Parker", "birth_date": "2012-07-01"}
GUARDED = {
    **MINOR,
    "guardian_name": "Quinn Parker",
    "relationship": "mother",
    "guardian_consent": "yes",
    "guardian_signature": "Quinn Parker",
}
