package ui

import (
	"maps"

	"beeldbeltoets/assessment"
	"beeldbeltoets/ui/history"
	"beeldbeltoets/ui/quick"
	"beeldbeltoets/ui/settings"
	"beeldbeltoets/ui/shell"
)

// Places beside the steps of an assessment.
const (
	stepStart     = shell.Home
	stepSettings  = "settings"
	stepUser      = "user"
	stepKeys      = "keys"
	stepHelp      = shell.HelpPlace // with the section behind a colon
	stepFile      = "file"
	stepIntake    = "intake"
	stepGate      = "gate"
	stepDossiers  = "dossiers"
	stepDossier   = "dossier"
	stepSaveAt    = "save-at"
	stepHandOver  = "handover"
	stepErase     = "erase"
	stepRegister  = "register"
	stepDue       = "due"
	stepMerge     = "merge"
	stepQuick     = quick.Place
	stepPair      = history.PairPlace
	stepHistory   = history.Place
	stepDuplicate = "duplicate"
	stepLetter    = "letter"
	stepConsent   = "consent"
)

// Routes are all places that the window can show.
func (w *app) Routes() map[string]shell.Route {
	all := w.walkRoutes()
	for _, room := range []map[string]shell.Route{w.Compare.Routes(), w.Dossiers.Routes(), w.Intake.Routes(), w.Registers.Routes()} {
		maps.Copy(all, room)
	}
	maps.Copy(all, map[string]shell.Route{
		stepStart:    {New: plain(w.start), Apart: true, Help: "start", Title: "nav.start"},
		stepSettings: {New: plain(w.settingsPage), Aside: true, Apart: true, Help: "settings", Title: "settings.title"},
		stepKeys:     {New: plain(w.keysPage), Aside: true, Apart: true, Help: "keys", Title: "keys.title"},
		stepHelp:     {New: w.helpPage, Aside: true, Apart: true, Help: "start", Title: "help.title"},

		stepPair: {New: plain(w.pairPage), Needs: w.pairable, Aside: true, Help: "pair", Title: "pair.title"},
	})
	return all
}

// walkRoutes are the steps of the assessment that is open, and what is beside them.
func (w *app) walkRoutes() map[string]shell.Route {
	return map[string]shell.Route{
		assessment.StepPractice:   {New: plain(w.practice), Needs: w.HasAssessment, Help: "practice", Title: "step.practice"},
		assessment.StepProgram:    {New: plain(w.program), Needs: w.HasAssessment, Help: "program", Title: "step.program"},
		assessment.StepUse:        {New: plain(w.use), Needs: w.HasAssessment, Help: "use", Title: "step.use"},
		assessment.StepQuestion:   {New: w.question, Needs: w.HasAssessment, Help: "question", Title: "step.questions"},
		assessment.StepOutcome:    {New: plain(w.outcome), Needs: w.HasAssessment, Help: "outcome", Title: "step.outcome"},
		assessment.StepChecks:     {New: plain(w.checks), Needs: w.HasAssessment, Help: "checks", Title: "step.checks"},
		assessment.StepSafeguards: {New: plain(w.safeguards), Needs: w.HasAssessment, Help: "safeguards", Title: "step.safeguards"},
		assessment.StepException:  {New: plain(w.exception), Needs: w.HasAssessment, Help: "exception", Title: "step.exception"},
		assessment.StepDecision:   {New: plain(w.decision), Needs: w.HasAssessment, Help: "decision", Title: "step.decision"},
		assessment.StepDocuments:  {New: plain(w.documents), Needs: w.HasAssessment, Help: "documents", Title: "step.documents"},

		stepQuick:   {New: plain(w.quickPage), Needs: w.HasAssessment, Aside: true, Help: "quick", Title: "quick.name"},
		stepLetter:  {New: plain(w.letterScreen), Needs: w.HasAssessment, Aside: true, Help: "letter", Title: "letter.title"},
		stepConsent: {New: plain(w.consentScreen), Needs: w.HasAssessment, Aside: true, Help: "consent", Title: "consents.title"},
		stepHistory: {New: plain(w.historyPage), Needs: w.HasAssessment, Aside: true, Help: "history", Title: "history.title"},
	}
}

// Routes are asked before there is a manual, so that it is reached only in these.
func (w *app) helpPage(id string) shell.Page { return w.manual.Page(id) }
func (w *app) keysPage() shell.Page          { return w.manual.Keys() }
func (w *app) settingsPage() shell.Page      { return settings.New(w) }
func (w *app) quickPage() shell.Page         { return quick.New(w) }
func (w *app) historyPage() shell.Page       { return history.New(w) }
func (w *app) pairPage() shell.Page          { return history.Pair(w) }

// plain makes a page for which nothing stands behind the colon.
func plain(make func() shell.Page) func(string) shell.Page {
	return func(string) shell.Page { return make() }
}

func (w *app) pairable() bool { return w.Store() != nil && len(w.Desk().Rows()) > 1 }
