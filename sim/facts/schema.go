package facts

// The case: everything that can be true of one request. Each field is a fact; its tags give the
// name in YAML, the sentence that it stands for, the default that a run assumes when nobody states
// it, and for whole numbers the unit. Adding a fact is adding one field.

// Bool is a fact that is true or false.
type Bool struct{}

// Enum is a fact with a closed list of values, given in the tag `values`.
type Enum struct{}

// Int is a whole number, from the tag `min` to the tag `max`, in the tag `unit`.
type Int struct{}

// Circumstance is a fact that each actor knows or does not know. Knowledge is factive.
type Circumstance struct{}

// Indication is a circumstance that works by being before its holder, whether or not the
// suspicion that it raises is true.
type Indication struct{}

// Case is the whole of one request under one instrument.
type Case struct {
	Offence       Offence       `name:"offence"`
	Request       Request       `name:"request"`
	Person        Person        `name:"person"`
	System        System        `name:"system"`
	Relation      Relation      `name:"relation"`
	Requesting    State         `name:"requesting" of:"the requesting State"`
	Requested     State         `name:"requested" of:"the requested State"`
	Sending       State         `name:"sending" of:"the sending State"`
	Circumstances Circumstances `name:"circumstances"`
}

// Offence is what the requesting State investigates.
type Offence struct {
	Kind     Enum     `name:"kind" values:"illegal-access illegal-interception data-interference system-interference misuse-of-devices forgery fraud child-sexual-abuse-material grooming intimate-images money-laundering copyright other" default:"other" says:"What the offence is, by its conduct; other is what none of the conventions defines."`
	ByICT    Bool     `name:"by_ict" default:"true" says:"The offence is committed by means of an information and communications technology system."`
	Elements Elements `name:"elements"`
	Penalty  struct {
		Requesting Penalty `name:"requesting" of:"the requesting State's law"`
		Requested  Penalty `name:"requested" of:"the requested State's law"`
	} `name:"penalty"`
	Fiscal       Bool `name:"fiscal" party:"requested" default:"false" says:"The requested State regards the offence as also involving fiscal matters."`
	OnlyFiscal   Bool `name:"only_fiscal" party:"requested" default:"false" says:"The only reason given for refusing is that the offence is fiscal."`
	Trivial      Bool `name:"trivial" default:"false" says:"The matter is of a de minimis nature."`
	InvolvesData Bool `name:"involves_data" default:"true" says:"The offence relates to computer systems and data."`
}

// Elements are what has to be present for the conduct to be the offence that a convention defines.
type Elements struct {
	Intentional       Bool `name:"intentional" default:"true" says:"The conduct is intentional."`
	WithoutRight      Bool `name:"without_right" default:"true" says:"The conduct is without right."`
	PropertyLoss      Bool `name:"property_loss" default:"false" says:"The conduct causes a loss of property to another person."`
	DishonestGain     Bool `name:"dishonest_gain" default:"false" says:"The conduct aims, by fraud or dishonesty, at a gain without right."`
	SeriousHindering  Bool `name:"serious_hindering" default:"false" says:"The working of the system is seriously hindered."`
	PurposeOfOffence  Bool `name:"purpose_of_offence" default:"false" says:"The tool or credential is meant to be used for an offence against a system or data."`
	PassedAsAuthentic Bool `name:"passed_as_authentic" default:"false" says:"The false data are meant to be taken or acted upon as if authentic."`
	ProceedsKnown     Bool `name:"proceeds_known" default:"false" says:"The person knows that the property is the proceeds of crime."`
	NoConsent         Bool `name:"no_consent" default:"false" says:"The person depicted did not consent."`
	ChildInvolved     Bool `name:"child_involved" default:"false" says:"A child is depicted or approached."`
	CommercialScale   Bool `name:"commercial_scale" default:"false" says:"The infringement is wilful and on a commercial scale."`
}

// Penalty is the heaviest penalty that one State's law threatens; one whole number cannot hold
// the difference between no offence, a fine only, life and death.
type Penalty struct {
	Kind      Enum `name:"kind" values:"none fine custody life death" default:"custody" says:"The kind of the heaviest penalty under {of}; none if the conduct is no offence there."`
	MaxMonths Int  `name:"max_months" min:"0" max:"1200" unit:"months" default:"12" says:"The longest sentence of deprivation of liberty under {of}, where the kind is custody."`
}

// Request is what is asked, and how.
type Request struct {
	Identifier         Enum    `name:"identifier" values:"name account number IMEI IP device" default:"account" says:"By what the request identifies its target."`
	Confidential       Bool    `name:"confidential" default:"false" says:"The requesting State asks that the request be kept confidential."`
	PeriodDays         Int     `name:"period_days" min:"0" max:"3650" unit:"days" default:"30" says:"For how long the measure is asked."`
	FormDefect         Bool    `name:"form_defect" default:"false" says:"The request lacks something that the treaty requires it to contain, or came in the wrong form or language."`
	Specified          Bool    `name:"specified" default:"true" says:"The request specifies the communications, data or persons concerned."`
	FollowUpIntended   Bool    `name:"follow_up_intended" default:"true" says:"The requesting State means to send a request for mutual assistance for what it asks to have preserved."`
	FollowUpAfterDays  Int     `name:"follow_up_after_days" min:"0" max:"3650" unit:"days" default:"30" says:"How long after the data were preserved the request for them arrives."`
	PersonalData       Bool    `name:"personal_data" default:"true" says:"What is asked contains personal data."`
	ElectronicEvidence Bool    `name:"electronic_evidence" default:"true" says:"What is asked is evidence in electronic form."`
	AvailableElsewhere Bool    `name:"available_elsewhere" default:"false" says:"What is asked can be had under another provision of the same treaty."`
	ProviderAbroad     Bool    `name:"provider_abroad" default:"false" says:"While the traffic data are preserved, it turns out that a provider in another State helped to transmit the communication."`
	PreserveNotEnough  Bool    `name:"preservation_not_enough" default:"false" says:"The requested State believes that preserving would not secure the data, or would endanger the secrecy of the requesting State's case or harm it otherwise."`
	InTerritory        Bool    `name:"in_territory" default:"true" says:"The specified communications take place in the requested State's territory."`
	Data               Enum    `name:"data" values:"subscriber traffic content" default:"content" says:"Which kind of stored data is asked, where the measure leaves that open."`
	Emergency          Bool    `name:"emergency" default:"false" says:"There is a significant and imminent risk to somebody's life or safety."`
	PublicData         Bool    `name:"public_data" default:"false" says:"What is asked is open to the public."`
	BankRecords        Bool    `name:"bank_records" default:"false" says:"What is asked is held under bank secrecy."`
	Consent            Consent `name:"consent"`
	LaterUse           Enum    `name:"later_use" values:"none other-case exculpatory" default:"none" says:"For what else than the case stated the requesting State wants to use what it received: nothing, another case, or to disclose what clears an accused person."`
	Onward             Bool    `name:"onward" default:"false" says:"The requesting State wants to pass what it received on to a third State or an organisation."`
}

// Consent is the consent of somebody who can disclose data, where a State reaches across a border without asking
// the other State.
type Consent struct {
	Given           Bool `name:"given" default:"false" says:"Somebody who can disclose the data consents to that."`
	Voluntary       Bool `name:"voluntary" default:"true" says:"That consent is lawful and voluntary: neither custody nor a threat stands behind it."`
	LawfulAuthority Bool `name:"lawful_authority" default:"false" says:"The one who consents has the lawful authority to disclose the data to that State; a provider that only holds the data of its users usually has not."`
}

// Person is whom the request is about, or who is ordered to help.
type Person struct {
	Roles      Roles `name:"roles" list:"true"`
	OfficialOf Enum  `name:"official_of" values:"none requesting requested sending" default:"none" says:"Whose official the person is."`
	PresentIn  Enum  `name:"present_in" values:"requesting requested sending third-state" default:"requested" says:"Where the person is when the measure is carried out."`
	Visiting   Bool  `name:"visiting" default:"false" says:"The person is only visiting the State where the measure is carried out."`
	Foreign    Bool  `name:"foreign" default:"false" says:"The person is not a national of the State where the measure is carried out."`
	Detained   Bool  `name:"detained" default:"false" says:"The person is held by the State that carries the measure out."`
	AsksConsul Bool  `name:"asks_consulate" default:"false" says:"The person, once held, asks that the consular post of the person's own State be told."`
	Immunity   Enum  `name:"immunity" values:"none personal diplomatic functional" default:"none" says:"What immunity the person has under international law: none; that of the holders of the highest offices or of a member of a special mission; that of a diplomat; or only for official acts."`
}

// Roles are what the person is in the case; a file lists those that apply and the rest are not.
type Roles struct {
	Suspect         Bool `name:"suspect" default:"false" says:"The person is suspected of the offence, or said to have taken part in it."`
	DataSubject     Bool `name:"data_subject" default:"true" says:"The data are about the person."`
	KnowledgeHolder Bool `name:"knowledge_holder" default:"false" says:"The person knows how a system or its protection works."`
	Witness         Bool `name:"witness" default:"false" says:"The person is wanted as a witness."`
}

// System is the system whose data or opening is wanted.
type System struct {
	Location          Enum `name:"location" values:"requested requesting third-state unknown" default:"requested" says:"In whose territory the system, or the medium with the data, is."`
	ReachableLawfully Bool `name:"reachable_lawfully" default:"true" says:"The data can lawfully be reached from, or are available to, the system first searched."`
}

// Relation is what binds the two States to each other beside the instrument that is run.
type Relation struct {
	MLATreaty             Bool `name:"mla_treaty" default:"false" says:"A mutual-assistance treaty in force binds the two States."`
	ReciprocalArrangement Bool `name:"reciprocal_arrangement" default:"false" says:"An arrangement on the basis of uniform or reciprocal legislation binds the two States."`
	MLAUseLimited         Bool `name:"mla_use_limited" default:"false" open:"true" says:"That other treaty or arrangement lets what is handed over be used for the case stated only, save with consent."`
	MLAGroundMet          Bool `name:"mla_ground_met" default:"false" open:"true" says:"A ground of refusal of that other treaty or arrangement is met."`
}

// State is what is true of one State in this case.
type State struct {
	Law                     Law  `name:"law"`
	HumanRightsDutyEngaged  Bool `name:"human_rights_duty_engaged" default:"false" says:"Assisting here would breach a human-rights duty that binds {of}."`
	OwnCaseDisturbed        Bool `name:"own_case_disturbed" default:"false" says:"Executing now would disturb a criminal investigation or proceedings of {of}."`
	OwnMLAGroundMet         Bool `name:"own_mla_ground_met" default:"false" says:"A ground of refusal in the law of {of} on mutual assistance is met."`
	ContraryToLegalSystem   Bool `name:"contrary_to_legal_system" default:"false" says:"Granting the request would be contrary to the legal system of {of} as to mutual assistance."`
	TransferLawful          Bool `name:"transfer_lawful" default:"true" says:"The data-protection law of {of} lets these personal data go to the other State."`
	CanCureTransfer         Bool `name:"can_cure_transfer" default:"false" says:"Conditions could make the transfer comply with the data-protection law of {of}."`
	ConditionsAccepted      Bool `name:"conditions_accepted" default:"true" says:"The other State accepts the conditions that {of} attaches."`
	DualCriminalityDoubtful Bool `name:"dual_criminality_doubtful" default:"false" says:"{of} has reason to believe that dual criminality will be missing when disclosure is due."`
	DecidesAfterDays        Int  `name:"decides_after_days" min:"0" max:"3650" unit:"days" default:"180" says:"How long after it arrived a request is decided in {of}."`
	ImmunityClaimed         Bool `name:"immunity_claimed" default:"false" says:"{of} has learned of the measure and claims the immunity of its official."`
	ImmunityWaived          Bool `name:"immunity_waived" default:"false" says:"{of} has waived the immunity of its official for this case."`
	InterceptsForOffence    Bool `name:"interception_for_offence" default:"true" says:"The offence is among the serious offences for which the law of {of} allows content to be intercepted."`
}

// Law is one State's domestic law, as far as a request can meet it. Profiles fill it.
type Law struct {
	Authorisation            Enum `name:"authorisation" values:"judge prosecutor police executive" default:"judge" says:"Whose order the measure needs under the law of {of}."`
	MeasureAvailable         Bool `name:"measure_available" default:"true" says:"The law of {of} would allow this measure in a similar domestic case."`
	CustodianMayObject       Bool `name:"custodian_may_object" default:"false" says:"The law of {of} lets whoever is served object before complying."`
	ObjectionReachesGov      Bool `name:"objection_reaches_government" default:"false" says:"Under the law of {of} an objection is passed on to the government."`
	ObjectionMayQuash        Bool `name:"objection_may_quash" default:"false" says:"The law of {of} lets the body that hears an objection quash the order."`
	PersonTold               Enum `name:"person_told" values:"never after before" default:"never" says:"Whether the law of {of} has the person told, and when."`
	PersonMayChallenge       Bool `name:"person_may_challenge" default:"false" says:"The law of {of} lets the person challenge the measure."`
	ControllerTold           Bool `name:"controller_told" default:"false" says:"The law of {of} has the owner or operator of the system told."`
	SendingStateTold         Bool `name:"sending_state_told" default:"false" says:"The law or a duty of {of} has the State whose official it is told."`
	ProviderSecrecy          Bool `name:"provider_secrecy" default:"false" says:"The law of {of} obliges a provider to keep the measure secret."`
	HelperSecrecy            Bool `name:"helper_secrecy" default:"false" says:"The law of {of} obliges a person ordered to help to keep that secret."`
	SecrecyUntil             Enum `name:"secrecy_until" values:"none-stated period end-of-proceedings no-end" default:"none-stated" says:"How long the secrecy lasts under the law of {of}."`
	CanKeepConfidential      Bool `name:"can_keep_confidential" default:"true" says:"The law of {of} lets it keep a request confidential when asked."`
	InsistsOnDualCriminality Bool `name:"insists_on_dual_criminality" default:"false" says:"The law of {of} tells its authorities to refuse where the conduct is no crime at home."`
	SelfIncrimination        Bool `name:"self_incrimination_privilege" default:"false" says:"The law of {of} lets a suspect refuse to help against himself or herself."`
	CompulsionOfVisitors     Bool `name:"compulsion_of_visitors" default:"true" says:"The law of {of} lets a person with knowledge who is only visiting be ordered to help."`
	Proportionality          Bool `name:"proportionality" default:"true" says:"The law of {of} makes the power subject to proportionality."`
	IndependentReview        Bool `name:"independent_review" default:"true" says:"The law of {of} has the measure reviewed by a judge or another independent body."`
	EffectiveRemedy          Bool `name:"effective_remedy" default:"true" says:"The law of {of} gives the person concerned an effective remedy."`
	GroundsRequired          Bool `name:"grounds_required" default:"true" says:"The law of {of} requires grounds that justify the measure."`
	LimitsScope              Bool `name:"limits_scope_and_duration" default:"true" says:"The law of {of} limits the scope and the duration of the measure."`
	PreservationDays         Int  `name:"preservation_days" min:"0" max:"3650" unit:"days" default:"90" says:"For how long one order to preserve data binds under the law of {of}."`
	PreservationRenewable    Bool `name:"preservation_renewable" default:"true" says:"The law of {of} lets an order to preserve be renewed, so that data can be held while a request for them is pending."`
	ThirdPartyInterests      Bool `name:"third_party_interests" default:"false" says:"The law of {of} has the interests of third parties weighed."`
	ChallengeSuspends        Bool `name:"challenge_suspends" default:"false" says:"The law of {of} has a challenge, once brought, hold the measure up."`
	ControllerMayChallenge   Bool `name:"controller_may_challenge" default:"false" says:"The law of {of} lets the owner or operator of the system challenge the measure."`
	ProtectsSources          Bool `name:"protects_sources" default:"false" says:"The law of {of} protects journalists' sources against such measures."`
	ProtectsPrivilege        Bool `name:"protects_legal_privilege" default:"false" says:"The law of {of} protects confidential communication with a lawyer against such measures."`
	BankSecrecy              Bool `name:"bank_secrecy" default:"false" says:"The law of {of} forbids handing over what is under bank secrecy."`
	ContactPointMayAct       Bool `name:"contact_point_may_act" default:"false" says:"The law and practice of {of} let its contact point carry the help out itself."`
	SpontaneousAllowed       Bool `name:"spontaneous_allowed" default:"true" says:"The law of {of} lets its authorities send such information to another State without being asked."`
	PoliceMayShare           Bool `name:"police_may_share" default:"true" says:"The law of {of} lets its police share such information with the police of another State."`
	ExcludesUnlawful         Bool `name:"excludes_unlawful_evidence" default:"false" says:"The law of {of} lets a court keep evidence that was obtained unlawfully out of a trial."`
	LimitsRetention          Bool `name:"limits_retention" default:"false" says:"The law of {of} limits how long what was obtained may be kept."`
}

// Circumstances are what the actors may or may not know.
type Circumstances struct {
	TargetIsOfficial         Circumstance `name:"target_is_official" says:"The person is an official of another State."`
	OffenceInvented          Circumstance `name:"offence_invented" says:"The offence did not happen; it was invented for the request."`
	AimsAtOpinions           Circumstance `name:"aims_at_opinions" says:"The request aims at what somebody thinks, says or publishes."`
	PersecutoryAim           Indication   `name:"signs_of_persecutory_aim" says:"There are substantial grounds to believe that the request aims to prosecute or punish a person for sex, race, language, religion, nationality, ethnic origin or political opinions."`
	PrejudiceToPerson        Indication   `name:"compliance_would_prejudice_person" says:"There are substantial grounds to believe that complying would prejudice the person's position because of sex, race, language, religion, nationality, ethnic origin or political opinions."`
	ForeignLawForbids        Circumstance `name:"foreign_law_forbids" says:"The law of another State forbids what is asked."`
	OffenceIsPolitical       Indication   `name:"offence_is_political" says:"The offence looks like a political offence, or one connected with a political offence."`
	InterestsTouched         Indication   `name:"essential_interests_touched" says:"Executing looks likely to prejudice sovereignty, security, public order or another essential interest of the requested State."`
	SystemOfAnotherState     Circumstance `name:"system_of_another_state" says:"The system belongs to a ministry or another organ of another State."`
	PersonBelongsElsewhere   Circumstance `name:"person_belongs_elsewhere" says:"The person's home is in another State, whose authorities were the natural ones to ask."`
	ForeignSystemWouldOpen   Circumstance `name:"foreign_system_would_open" says:"Helping would open a system that stands abroad."`
	PersonIsPublicFigure     Circumstance `name:"person_is_public_figure" says:"The person is widely known, so that the request is likely to be about more than the offence."`
	JournalisticSourceAtRisk Circumstance `name:"journalistic_source_at_risk" says:"What is asked would reveal a journalist's source."`
	PrivilegedMaterial       Circumstance `name:"privileged_material" says:"What is asked contains confidential communication with a lawyer."`
}
