package cli

import (
	"bytes"
	"strconv"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/wholefile"

	"github.com/google/uuid"
)

// What can be done with the facts of one's own, and the places of what that asks.
const (
	ownNothing   = "nothing"
	ownAdd       = "add"
	ownTake      = "take"
	ownTakeFiled = "take-filed"
	ownHandOver  = "hand-over"

	pathOwn       = "ownStatements"
	pathOwnFile   = "ownStatements.file"
	pathOwnFolder = "ownStatements.folder"
)

// keepsOwn asks whether a fact of one's own stays.
func (i *interview) keepsOwn(f *form.Form, g form.Group) question {
	keep := assessment.Yes
	return question{
		path: g.ID + ".keep", ask: i.words.Say(g.Title, i.content), value: &keep,
		options: []option{{id: assessment.Yes, name: i.words.T("own.keep")}, {id: assessment.No, name: i.words.T("own.remove")}},
		done: func() error {
			if keep == assessment.No {
				f.RemoveOwnStatement(g.Subject)
			}
			return nil
		},
	}
}

// ownStatements asks what to do with the facts of one's own: add one, take in those of
// somebody else, or hand them over.
func (i *interview) ownStatements(f *form.Form) []question {
	chosen := ownNothing
	q := question{
		path: pathOwn, step: assessment.StepProgram, group: pathOwn, keeps: true, ask: i.words.T("own.section"), help: []string{i.words.T("own.help")}, value: &chosen,
		options: []option{{id: ownNothing, name: i.words.T("own.nothing")}, {id: ownAdd, name: i.words.T("own.add")}, {id: ownTake, name: i.words.T("own.take")}},
	}
	if i.editor().OwnElsewhere() {
		q.options = append(q.options, option{id: ownTakeFiled, name: i.words.T("own.take.filed")})
	}
	if len(i.assessment().AllOwnSaid()) > 0 {
		q.options = append(q.options, option{id: ownHandOver, name: i.words.T("own.hand-over")})
	}
	q.done = func() error {
		i.ownNext = ""
		switch chosen {
		case ownAdd:
			i.jump = f.AddOwnStatement(uuid.Must(uuid.NewV7()).String()) + ".text"
		case ownTakeFiled:
			return i.takeFiledStatements()
		case ownTake, ownHandOver:
			i.ownNext = chosen
		}
		return nil
	}
	list := []question{q}
	switch i.ownNext {
	case ownTake:
		list = append(list, i.ownPlace(pathOwnFile, "own.take.file", i.takeStatements))
	case ownHandOver:
		list = append(list, i.ownPlace(pathOwnFolder, "own.folder", i.handStatementsOver))
	}
	return list
}

// ownPlace asks for a file or folder and does something with it.
func (i *interview) ownPlace(path, ask string, do func(place string) error) question {
	place := ""
	q := question{path: path, step: assessment.StepProgram, group: pathOwn, keeps: true, ask: i.words.T(ask), value: &place}
	q.done = func() error {
		i.ownNext = ""
		if place == "" {
			return nil
		}
		return do(wholefile.PastedOne(place))
	}
	return q
}

func (i *interview) takeStatements(path string) error {
	data, err := wholefile.Read(path, exchange.MaxBytes)
	if err != nil {
		return wholefile.Coded(err, path)
	}
	file, err := exchange.ReadOwnStatements(bytes.NewReader(data))
	if err != nil {
		return &fileError{path, err}
	}
	added := i.assessment().TakeOwn(file.Statements, file.By)
	i.say("own.taken", "count", strconv.Itoa(added), "by", file.By)
	return nil
}

// takeFiledStatements adds the facts of one's own of other assessments of this program.
func (i *interview) takeFiledStatements() error {
	added, err := i.editor().TakeOwnElsewhere()
	if err != nil {
		return err
	}
	i.say("own.taken.filed", "count", strconv.Itoa(added))
	return nil
}

func (i *interview) handStatementsOver(folder string) error {
	file := exchange.OwnStatementsOf(i.assessment(), i.desk.User())
	data, err := exchange.WriteOwnStatements(file)
	if err != nil {
		return err
	}
	path, err := wholefile.CreateFree(folder, export.WholeFileName(i.words.T("own.file", "program", file.Program)+".json"), data)
	if err != nil {
		return wholefile.Coded(err, folder)
	}
	i.say("own.handed-over", "file", path)
	return nil
}
