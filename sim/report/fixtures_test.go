package report

import (
	"fmt"

	"rogatory/sim"
)

// Made-up results that use every part of a report. What they say about the instruments is for the
// layout only; the law is in treaties/ and its tests are there.

// officialAbroad is a run under two treaties: a dormant ground, silence, secrecy, safeguards.
func officialAbroad() *sim.RunResult {
	never := sim.Runs{Is: "never"}
	stated := map[string]sim.Ending{
		"accommodating": {Outcome: "delivered", Reached: "delivered", Obtained: []string{"traffic"}},
		"by-the-book":   {Outcome: "delivered", Reached: "delivered", Obtained: []string{"traffic"}},
		"protective":    {Outcome: "declined", Reached: "nothing"},
	}
	assumed := []sim.Assumed{
		{Fact: "offence.trivial", Value: "false", Says: "The matter is of a de minimis nature."},
		{Fact: "request.period_days", Value: "30", Says: "For how long the measure is asked."},
		{Fact: "requested.law.objection_reaches_government", Value: "false", Says: "Under the law of the requested State an objection is passed on to the government."},
		{Fact: "offence.penalty.requested.kind", Value: "custody", Says: "The kind of the heaviest penalty under the requested State's law; none if the conduct is no offence there."},
	}
	uncc := sim.Request{
		ID: "track", Measure: "real-time-traffic", Route: "mutual-assistance",
		Duty:    sim.Duty{Strength: "shall-endeavour", Cites: []string{"Art. 45(1)"}},
		Outcome: "delivered", Reached: "delivered", Obtained: []string{"traffic"},
		Stances: stated,
		Runs: map[string]sim.Runs{
			"refused":   never,
			"declined":  {Is: "sometimes", By: []string{"central-authority"}},
			"delivered": {Is: "sometimes", By: []string{"central-authority", "court"}},
			"quashed":   never,
		},
		Path: []sim.Step{
			{Stage: "drafted", Event: "send", Actor: "requesting-authority", Class: "proceed", Cites: []string{"Art. 40(1)", "Art. 40(15)"}},
			{Stage: "received", Event: "admit", Actor: "central-authority", Class: "proceed", Cites: []string{"Art. 40(13)"}},
			{Stage: "review", Event: "proceed", Actor: "central-authority", Class: "proceed", Cites: []string{"Art. 45(1)"}, Note: "The government is not asked: nothing in the treaty has it asked."},
			{Stage: "authorisation", Event: "authorise", Actor: "court", Class: "proceed", Cites: []string{"Art. 45(2)", "Art. 24"}},
			{Stage: "served", Event: "serve", Actor: "executing-authority", Class: "proceed", Tells: "custodian", Cites: []string{"Art. 29(1)(b)"}},
			{Stage: "executing", Event: "collect", Actor: "custodian", Class: "proceed", Cites: []string{"Art. 29(1)(b)(ii)"}, Deadline: &sim.Deadline{Rule: "x.29", Value: 30, Unit: "days", Kind: "cap", From: "served", Cite: "Art. 29(1)"}},
			{Stage: "obtained", Event: "deliver", Actor: "central-authority", Class: "proceed", Cites: []string{"Art. 45(1)"}},
		},
		LastNo: sim.LastNo{
			Answer: "could", Door: "before-delivered", Sought: "delivered",
			Nos: []sim.No{
				{Kind: "ends", At: 2, Stage: "review", Actor: "central-authority", Reached: "nothing", Alone: true, Settled: 1,
					Steps: []sim.Step{{Stage: "review", Event: "decline", Actor: "central-authority", Class: "decline", Cites: []string{"Art. 45(1)"}}}},
				{Kind: "delays", At: 2, Stage: "review", Actor: "central-authority", Reached: "nothing", Alone: true, Settled: 1, Leave: true,
					Steps: []sim.Step{{Stage: "review", Event: "ask-for-more", Actor: "central-authority", Class: "ask", Cites: []string{"Art. 40(16)"}}}},
				{Kind: "ends", Last: true, At: 6, Stage: "served", Actor: "custodian", Reached: "obtained", Settled: 2, LawOf: "requested",
					Steps: []sim.Step{
						{Stage: "served", Event: "object", Actor: "custodian", Class: "object", Tells: "court"},
						{Stage: "objection", Event: "uphold", Actor: "court", Class: "refuse"},
					},
					Knew: []sim.Known{{Circumstance: "target_is_official"}, {Circumstance: "foreign_law_forbids", Stage: "served"}}},
			},
		},
		Timeline: sim.Timeline{
			Moments: []sim.Moment{
				{Step: 0, Stage: "drafted", Kind: "knows", Actors: []string{"custodian"}, Circumstances: []string{"target_is_official"}},
				{Step: 1, Stage: "received", Kind: "acts", Actors: []string{"central-authority"}, Cites: []string{"Art. 40(13)"}},
				{Step: 1, Stage: "received", Kind: "secrecy", Actors: []string{"central-authority", "government"}, Towards: []string{"data-subject"}, Until: "none-stated", Layer: "treaty", Cites: []string{"Art. 40(20)"}},
				{Step: 1, Stage: "received", Kind: "deadline", Cites: []string{"Art. 40(24)"}, Deadline: &sim.Deadline{Rule: "x.42", Value: 1, Unit: "months", Kind: "by", From: "received", Cite: "Art. 40(24)"}},
				{Step: 4, Stage: "served", Kind: "secrecy", Actors: []string{"custodian"}, Towards: []string{"data-subject", "controller"}, Until: "none-stated", Layer: "domestic", Cites: []string{"Code of Criminal Procedure, s. 112(3)", "Art. 29(3)"}},
				{Step: 4, Stage: "served", Kind: "news", Actors: []string{"custodian"}, Circumstances: []string{"foreign_law_forbids"}},
				{Step: 5, Stage: "objection", Kind: "told", From: "custodian", Actors: []string{"court"}, Circumstances: []string{"target_is_official", "foreign_law_forbids"}},
			},
			Remedies: []sim.Remedy{
				{Event: "object", Actor: "custodian", Stage: "served", Before: "court", Usable: true, At: 4, LawOf: "requested", Why: "served"},
				{Event: "challenge-after", Actor: "data-subject", Stage: "closed", Before: "court", Usable: true, At: 7, After: true, Helps: true, LawOf: "requested",
					Cites: []string{"Code of Criminal Procedure, s. 304"}, Why: "told", ToldBy: "central-authority", Notice: "Code of Criminal Procedure, s. 119"},
			},
		},
		After: []sim.Happening{
			{Event: "use-otherwise", Runs: sim.Runs{Is: "sometimes", By: []string{"central-authority"}}, Limits: []string{"Art. 40(19)"}},
			{Event: "pass-on", Happened: true, Runs: sim.Runs{Is: "always"}, OnCondition: []string{"Art. 28(2)(b)"}},
		},
		Grounds: []sim.Ground{
			{ID: "u.40.21.b", Topic: "essential-interests", Layer: "treaty", Cite: "Art. 40(21)(b)", Title: "Essential interests", Effect: "may-refuse", Test: "considers", Holder: "government", Status: "dormant",
				At: []sim.StatusAt{{Stage: "review", Status: "dormant"}, {Stage: "challenge", Status: "dormant"}}, Runs: never, Why: "that the person is an official of another State is not before the government"},
			{ID: "u.40.21.a", Topic: "form", Layer: "treaty", Cite: "Art. 40(21)(a)", Effect: "may-refuse", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
			{ID: "u.40.21.c", Topic: "similar-domestic-case", Layer: "treaty", Cite: "Art. 40(21)(c)", Effect: "may-refuse", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
			{ID: "u.40.8", Topic: "dual-criminality", Layer: "treaty", Cite: "Art. 40(8)", Effect: "no-obligation", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
			{ID: "u.40.22", Topic: "discrimination", Layer: "treaty", Cite: "Art. 40(22)", Effect: "no-obligation", Test: "substantial-grounds", Holder: "central-authority", Status: "dormant", Runs: never,
				At: []sim.StatusAt{{Stage: "review", Status: "not-met"}, {Stage: "challenge", Status: "dormant"}}},
			{ID: "u.40.23", Topic: "fiscal", Layer: "treaty", Cite: "Art. 40(23)", Effect: "may-refuse", Test: "objective", Holder: "central-authority", Status: "excluded", Runs: never, Cites: []string{"Art. 40(23)"}},
			{ID: "d.own", Topic: "own-law", Layer: "domestic", Cite: "the requested State's law on mutual assistance", Effect: "barred", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
		},
		Notices: []sim.Notice{
			{From: "custodian", To: "government", Rule: "silent", Status: "withheld", Runs: never, Why: "no source lets the custodian speak"},
			{From: "custodian", To: "data-subject", Rule: "prohibited", Layer: "domestic", Status: "withheld", Runs: never, Cite: "Code of Criminal Procedure, s. 112(3)", Until: "none-stated"},
			{From: "central-authority", To: "requesting-authority", About: "reasons for the refusal", Rule: "required", Layer: "treaty", Status: "not-due", Runs: never, Cite: "Art. 40(25)"},
			{From: "central-authority", To: "sending-state", Rule: "silent", Status: "not-due", Runs: never},
			{From: "executing-authority", To: "data-subject", Rule: "required", Layer: "domestic", Status: "due", Runs: sim.Runs{Is: "depends", On: []string{"requested.law.person_told"}}, Cite: "Code of Criminal Procedure, s. 119"},
		},
		Gags: []sim.Gag{{Rule: "d.gag", Layer: "domestic", Binds: []string{"custodian"}, Stops: []string{"data-subject", "controller"}, From: "served", Until: "none-stated", Cite: "Code of Criminal Procedure, s. 112(3)", Demanded: "Art. 29(3)", Status: "in-force"}},
		Safeguards: []sim.Safeguard{
			{ID: "s1", Topic: "proportionality", Layer: "treaty", Kind: "proportionality", Title: "Proportionality", Strength: "required-content-left-to-domestic-law", Status: "met", LawOf: "requested", Cite: "Art. 24(1)"},
			{ID: "s2", Topic: "effective-remedy", Layer: "treaty", Kind: "remedy", Title: "Effective remedy", Strength: "as-appropriate", Status: "unmet", LawOf: "requested", Cite: "Art. 24(2)", Why: "that State's law has none"},
			{ID: "s3", Topic: "use-limit", Layer: "treaty", Kind: "use", Title: "Limit on use", Strength: "set-by-treaty", Status: "met", LawOf: "treaty", Cite: "Art. 40(19)"},
		},
		Deadlines: []sim.Deadline{
			{Rule: "x.29", Value: 30, Unit: "days", Kind: "cap", From: "served", Cite: "Art. 29(1)"},
			{Rule: "x.42", Value: 1, Unit: "months", Kind: "by", From: "received", Cite: "Art. 40(24)"},
		},
		Assumed:  assumed,
		Readings: []sim.Choice{{Reading: "uncc.40.22", Option: "permits", Holder: "the wording", Default: true}},
		Checked:  sim.Checked{Text: 3, Model: 21, Commentary: 2, Recollection: 4},
		Warnings: []string{"4 rules were checked from memory only"},
	}
	budapest := sim.Request{
		ID: "track", Measure: "real-time-traffic", Route: "mutual-assistance",
		Duty:    sim.Duty{Strength: "shall", Cites: []string{"Art. 33(1)"}},
		Outcome: "delivered", Reached: "delivered", Obtained: []string{"traffic"},
		Stances: stated,
		Runs:    map[string]sim.Runs{"refused": {Is: "sometimes", By: []string{"central-authority"}}, "delivered": {Is: "sometimes", By: []string{"central-authority"}}},
		Path: []sim.Step{
			{Stage: "drafted", Event: "send", Actor: "requesting-authority", Class: "proceed", Cites: []string{"Art. 25(1)"}},
			{Stage: "review", Event: "proceed", Actor: "central-authority", Class: "proceed", Cites: []string{"Art. 33(1)"}},
			{Stage: "obtained", Event: "deliver", Actor: "central-authority", Class: "proceed", Cites: []string{"Art. 33(2)"}},
		},
		LastNo: sim.LastNo{
			Answer: "nobody", Door: "never", Sought: "delivered",
			Nos: []sim.No{{Kind: "conditions", At: 1, Stage: "review", Actor: "central-authority", Reached: "nothing", Alone: true, Settled: 1,
				Steps: []sim.Step{{Stage: "review", Event: "condition", Actor: "central-authority", Class: "condition", Grounds: []string{"b.28.2.b"}, Cites: []string{"Art. 28(2)(b)"}}}}},
			Nearest: []sim.Nearest{
				{Holder: "government", Ground: "b.27.4.b", Topic: "essential-interests", Layer: "treaty", Cite: "Art. 27(4)(b)", Status: "dormant",
					Missing: []string{"target_is_official", "offence_invented"}, Any: true, Stage: "obtained", KnownTo: []string{"custodian"}},
				{Holder: "court", Ground: "d.sources", Topic: "journalists-sources", Layer: "domestic", Cite: "the requested State's law on sources", Status: "dormant",
					Missing: []string{"journalistic_source_at_risk"}, Stage: "authorisation", KnownTo: []string{"data-subject"}},
				{Holder: "central-authority", Ground: "b.27.4.a", Topic: "political-offence", Layer: "treaty", Cite: "Art. 27(4)(a)", Status: "open",
					Missing: []string{"offence_is_political"}, Any: true, Stage: "obtained"},
			},
		},
		Timeline: sim.Timeline{
			Moments: []sim.Moment{
				{Step: 0, Stage: "drafted", Kind: "knows", Actors: []string{"custodian"}, Circumstances: []string{"target_is_official"}},
				{Step: 2, Stage: "served", Kind: "secrecy", Actors: []string{"custodian"}, Towards: []string{"data-subject"}, Until: "period", Ends: true, Layer: "domestic", Cites: []string{"Code of Criminal Procedure, s. 112(3)"}},
				{Step: 3, Stage: "closed", Kind: "notice", From: "central-authority", Actors: []string{"requesting-authority"}, About: "the outcome of the request", Layer: "treaty", Cites: []string{"Art. 27(7)"}},
				{Step: 4, Stage: "closed", Kind: "secrecy-ends", Actors: []string{"custodian"}, Until: "period", Layer: "domestic", Cites: []string{"Code of Criminal Procedure, s. 112(3)"}},
			},
			Remedies: []sim.Remedy{
				{Event: "object", Actor: "custodian", LawOf: "treaty", Why: "shut", Cites: []string{"Art. 15(2) (silent)"}},
				{Event: "challenge", Actor: "data-subject", LawOf: "requested", Why: "no-law"},
				{Event: "challenge-after", Actor: "data-subject", LawOf: "requested", Why: "not-told", Silences: []string{"Art. 27(8)"}},
				{Event: "challenge-by-controller", Actor: "controller", LawOf: "requested", Why: "no-law"},
				{Event: "challenge-at-trial", Actor: "data-subject", LawOf: "requesting", Why: "not-told"},
			},
		},
		Grounds: []sim.Ground{
			{ID: "b.27.4.a", Topic: "political-offence", Layer: "treaty", Cite: "Art. 27(4)(a)", Effect: "may-refuse", Test: "considers", Holder: "central-authority", Status: "open", Runs: sim.Runs{Is: "sometimes", By: []string{"central-authority"}}},
			{ID: "b.27.4.b", Topic: "essential-interests", Layer: "treaty", Cite: "Art. 27(4)(b)", Effect: "may-refuse", Test: "considers", Holder: "government", Status: "dormant", Runs: never},
			{ID: "b.25.5", Topic: "dual-criminality", Layer: "treaty", Cite: "Art. 25(5)", Effect: "may-refuse", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
			{ID: "d.own", Topic: "own-law", Layer: "domestic", Cite: "the requested State's law on mutual assistance", Effect: "barred", Test: "objective", Holder: "central-authority", Status: "not-met", Runs: never},
		},
		Notices: []sim.Notice{
			{From: "custodian", To: "government", Rule: "silent", Status: "withheld", Runs: never},
			{From: "custodian", To: "data-subject", Rule: "prohibited", Layer: "domestic", Status: "withheld", Runs: never, Cite: "Code of Criminal Procedure, s. 112(3)", Until: "none-stated"},
			{From: "central-authority", To: "requesting-authority", About: "reasons for the refusal", Rule: "required", Layer: "treaty", Status: "not-due", Runs: never, Cite: "Art. 27(6)"},
			{From: "central-authority", To: "sending-state", Rule: "silent", Status: "not-due", Runs: never},
		},
		Safeguards: []sim.Safeguard{
			{ID: "s1", Topic: "proportionality", Layer: "treaty", Kind: "proportionality", Title: "Proportionality", Strength: "required-content-left-to-domestic-law", Status: "met", LawOf: "requested", Cite: "Art. 15(1)"},
		},
		Assumed: assumed[:3],
		Checked: sim.Checked{Text: 24, Commentary: 1},
	}
	return &sim.RunResult{
		Schema:   "run/1",
		Scenario: sim.ScenarioRef{ID: "official-abroad", Title: "The travelling official", Hash: "3fa94c07d1e2"},
		InForce:  "assumed",
		Treaties: []sim.Treaty{
			{ID: "uncc", Name: "United Nations Convention against Cybercrime", Short: "UN Convention", LawHash: "0c1d2e3f4a5b", Official: "https://treaties.un.org/doc/Treaties/2024/12/20241224%2003-00%20PM/CH_XVIII_16.pdf", Used: "bundled", Requests: []sim.Request{uncc}},
			{ID: "budapest", Name: "Convention on Cybercrime", Short: "Budapest", LawHash: "9f8e7d6c5b4a", Official: "https://rm.coe.int/1680081561", Used: "bundled", Requests: []sim.Request{budapest}},
		},
	}
}

// sealedMailbox has two requests under one treaty, a gate, a refusal, hinges, an amendment, changes
// and names that would break a careless table.
func sealedMailbox() *sim.RunResult {
	preserve := sim.Request{
		ID: "preserve|it", Measure: "preservation", Route: "contact-point",
		Duty:    sim.Duty{Strength: "shall", Cites: []string{"Art. 42(4)"}},
		Outcome: "preserved", Reached: "preserved",
		Stances: map[string]sim.Ending{"by-the-book": {Outcome: "preserved", Reached: "preserved"}},
		Runs:    map[string]sim.Runs{"preserved": {Is: "always"}},
		Grounds: []sim.Ground{
			{ID: "u.42.6.b", Topic: "essential-interests", Layer: "treaty", Cite: "Art. 42(6) with 40(21)(b)", Effect: "may-refuse", Test: "considers", Holder: "government", Status: "available", Runs: sim.Runs{Is: "sometimes", By: []string{"government"}}},
			{ID: "u.40.8", Topic: "dual-criminality", Layer: "treaty", Cite: "Art. 40(8)", Effect: "no-obligation", Status: "absent", Cites: []string{"Art. 42(4)"}},
		},
	}
	produce := sim.Request{
		ID: "produce", Measure: "production", Route: "mutual-assistance",
		Duty:    sim.Duty{Strength: "shall", Cites: []string{"Art. 44(1)"}},
		Outcome: "refused", Reached: "nothing",
		Stances: map[string]sim.Ending{
			"accommodating": {Outcome: "delivered-in-part", Reached: "passed-on", Obtained: []string{"content", "subscriber"}},
			"by-the-book":   {Outcome: "refused", Reached: "nothing"},
			"protective":    {Outcome: "refused", Reached: "nothing"},
		},
		Runs: map[string]sim.Runs{"refused": {Is: "depends", On: []string{"relation.mla_ground_met"}}, "delivered-in-part": {Is: "sometimes", By: []string{"government"}}},
		Path: []sim.Step{
			{Stage: "review", Event: "consult", Actor: "central-authority", Class: "consult", Cites: []string{"Art. 40(28)"}},
			{Stage: "review", Event: "refuse", Actor: "central-authority", Class: "refuse", Grounds: []string{"u.40.22", "nobody-knows"}, Cites: []string{"Art. 40(22)"}},
			{Stage: "closed", Event: "give-reasons", Actor: "central-authority", Class: "notify", Tells: "requesting-authority", Cites: []string{"Art. 40(25)"}},
			{Stage: "closed", Event: "an-event-nobody-named", Class: "notify"},
		},
		LastNo: sim.LastNo{
			Answer: "said", Sought: "delivered",
			Nos: []sim.No{{Kind: "ends", Said: true, Last: true, Stage: "review", Actor: "central-authority", Reached: "nothing", Alone: true, Settled: 1,
				Steps: []sim.Step{{Stage: "review", Event: "refuse", Actor: "central-authority", Class: "refuse", Grounds: []string{"u.40.22", "nobody-knows"}, Cites: []string{"Art. 40(22)", "Art. 40(25)"}}}}},
		},
		Timeline: sim.Timeline{Unneeded: true},
		Grounds: []sim.Ground{
			{ID: "u.40.22", Topic: "discrimination", Layer: "treaty", Cite: "Art. 40(22)", Effect: "no-obligation", Test: "substantial-grounds", Holder: "central-authority", Status: "invoked", Runs: sim.Runs{Is: "sometimes", By: []string{"central-authority"}}},
			{ID: "u.40.21.a", Topic: "form", Layer: "treaty", Cite: "Art. 40(21)(a)", Effect: "may-refuse", Status: "displaced", Cites: []string{"Art. 40(7)"}},
			{ID: "u.mla", Topic: "other-treaty", Layer: "international", Cite: "the other treaty's grounds of refusal", Effect: "may-refuse", Status: "unknown", Runs: sim.Runs{Is: "depends", On: []string{"relation.mla_ground_met"}}},
			{ID: "u.x", Topic: "a-topic-nobody-named", Layer: "treaty", Effect: "may-condition", Status: "not-met"},
		},
		Notices: []sim.Notice{{From: "central-authority", To: "requesting-authority", About: "reasons | <why>", Rule: "required", Layer: "treaty", Status: "given", Runs: sim.Runs{Is: "sometimes", By: []string{"central-authority"}}, Cite: "Art. 40(25)"}},
		Displaced: []sim.Displaced{
			{ID: "u.40.21.a", By: "u.40.7", Cite: "Art. 40(21)(a)", ByCite: "Art. 40(7)"},
			{ID: "u.40.9", By: "u.40.7", Cite: "Art. 40(9) to (12)", ByCite: "Art. 40(7)"},
		},
		Kept: []string{"Art. 40(1)", "Art. 24"},
		HingesOn: []sim.Hinge{
			{Provision: "u.40.22", Cite: "Art. 40(22)", Readings: []sim.HingeOption{{Name: "obliges", Holder: "6(1) with the State's own duties", Ending: sim.Ending{Outcome: "refused", Reached: "nothing"}}},
				Facts: []sim.HingeOption{{Name: "relation.mla_ground_met=true", Ending: sim.Ending{Outcome: "delivered", Reached: "delivered", Obtained: []string{"content"}}}}},
		},
		Assumed: []sim.Assumed{{Fact: "relation.mla_ground_met", Value: "false", Left: true}, {Fact: "relation.agreed.example", Value: "false", Says: "The two States have agreed to apply Article 40(8) to (31)."}},
		Checked: sim.Checked{Model: 12},
	}
	return &sim.RunResult{
		Schema:     "run/1",
		Scenario:   sim.ScenarioRef{ID: "sealed", Title: "The *sealed* mailbox | מאירה 東京事件 👩🏽‍⚖️ <b>e\u0301</b> \u202Eevil\u0007"},
		InForce:    "data",
		Readings:   []sim.Choice{{Reading: "uncc.40.22", Option: "obliges", Holder: "EDPS"}},
		Amendments: []string{"a draft clause on notice_to_person"},
		Changes:    []string{"offence.trivial: false → true", "government is told target_is_official"},
		Treaties: []sim.Treaty{{ID: "uncc", Name: "United Nations Convention against Cybercrime", Short: "UN Convention", Used: "/home/lena/my treaties",
			Requests: []sim.Request{preserve, produce}}},
	}
}

// fiveTreaties puts the first scenario under five instruments, one of which does not apply and one
// of which has nothing.
func fiveTreaties() *sim.RunResult {
	r := officialAbroad()
	for i, name := range []string{"Second Protocol", "Übereinkommen über die Rechtshilfe", "東アジア刑事共助条約"} {
		t := r.Treaties[1]
		t.ID, t.Short, t.Name = fmt.Sprintf("t%d", i), name, name+", in full"
		t.Requests = append([]sim.Request(nil), t.Requests...)
		switch i {
		case 1:
			t.Requests[0] = sim.Request{ID: "track", Measure: "real-time-traffic", Route: "mutual-assistance", Outcome: "outside-this-treaty", Reason: "measure", Reached: "nothing"}
		case 2:
			t.Requests = nil
		}
		r.Treaties = append(r.Treaties, t)
	}
	return r
}
