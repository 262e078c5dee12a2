package cli

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/plaintext"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/assessment/words"
)

// toOutput is standard output in the place of a folder.
const toOutput = "-"

// export writes the record and the letter of each FILE and prints their paths, or the
// one document that is asked to standard output. A file that fails is named, and the
// others are done.
func (s *session) export(a arguments) error {
	kinds, err := exportKinds(a)
	if err != nil {
		return err
	}
	formats, err := exportFormats(a)
	if err != nil {
		return err
	}
	choices, err := s.letterChoices(a, kinds)
	if err != nil {
		return err
	}
	o := desk.ExportOptions{Lang: s.words.Lang, Kinds: kinds, Formats: formats, Folder: a.value("out"), NoData: a.has("no-data"), Core: a.has("core"), Letter: choices}
	if o.Folder == toOutput {
		return s.exportOne(a, o)
	}
	list := newMade("export")
	if a.has("for-list") {
		err = s.exportList(a, o, list)
	} else {
		err = exporting(o.Folder, func(ctx context.Context, e *export.Exporter) error { return s.exportFiles(ctx, e, a, o, list) })
	}
	return errors.Join(s.printMade(a, list), err)
}

// exportOne writes the one document that is asked to standard output, and keeps that it
// left the house.
func (s *session) exportOne(a arguments, o desk.ExportOptions) (err error) {
	path := a.rest[0]
	if len(a.rest) > 1 || a.has("for-list") {
		return usage(codeExportOne)
	}
	defer func() {
		if err != nil && !isUsage(err) {
			err = &fileError{path, err}
		}
	}()
	c, err := s.choose(path, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	if len(c.keys) > 1 {
		return usage(codeExportOne)
	}
	r, err := c.ExportRequest(c.keys[0], o)
	if err != nil {
		return err
	}
	e, err := export.New()
	if err != nil {
		return err
	}
	if err := s.warn(e, path, r); err != nil {
		return err
	}
	file, data, err := e.One(r)
	if assessment.IsCode(err, export.NotOne) {
		return usage(codeExportOne)
	}
	if err == nil {
		err = s.output(data, file.Format.Binary())
	}
	if err != nil {
		return err
	}
	return c.Exported(c.keys[0], r, []export.File{file})
}

const codeExportOne = "export-one"

func isUsage(err error) bool {
	_, is := errors.AsType[*usageError](err)
	return is
}

// letterChoices reads for whom the letter is and how it is made. What depends on
// the country, the export checks.
func (s *session) letterChoices(a arguments, kinds []export.Kind) (letter.Choices, error) {
	choices := letter.Choices{
		Tone: a.value("tone"), Way: a.value("way"), Lang: a.value("lang"), Large: a.has("large"),
		OneParent: a.has("one-parent"), Promise72: a.has("promise-72"), Confirmed: a.has("confirm-not-reviewed"),
	}
	texts, err := letter.Load(assessment.Current.Letter)
	if err != nil {
		return choices, err
	}
	if _, err := texts.Complete(choices, ""); err != nil {
		return choices, &usageError{err}
	}
	if a.has("lang") && slices.Equal(kinds, []export.Kind{export.Record}) {
		if _, err := words.Load(choices.Lang); err != nil {
			return choices, &usageError{err}
		}
	}
	choices.Who = a.value("who")
	return choices, nil
}

// exporting makes a folder and lets work export to it until Ctrl+C.
func exporting(folder string, work func(context.Context, *export.Exporter) error) error {
	if err := wholefile.MakeFolder(folder); err != nil {
		return err
	}
	exporter, err := export.New()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	err = work(ctx, exporter)
	if ctx.Err() != nil {
		return &assessment.Error{Code: "interrupted", Params: map[string]string{"folder": folder}}
	}
	return err
}

// exportFiles does each file until ctx ends.
func (s *session) exportFiles(ctx context.Context, e *export.Exporter, a arguments, o desk.ExportOptions, list *made) error {
	var failed error
	for _, path := range a.rest {
		err := s.exportFile(ctx, e, path, a, o, list)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			s.complain(&fileError{path, err})
			failed = errSaid
		}
	}
	return failed
}

// exportKinds checks what is asked, and returns no kinds for all that there are.
func exportKinds(a arguments) ([]export.Kind, error) {
	if a.value("out") == "" {
		return nil, usage("out-missing")
	}
	if !a.has("only") {
		return nil, nil
	}
	only := export.Kind(a.value("only"))
	if !slices.Contains([]export.Kind{export.Record, export.Letter, export.First}, only) {
		return nil, usage("only-unknown", "value", string(only))
	}
	return []export.Kind{only}, nil
}

// exportFormats are those that are asked; none for PDF.
func exportFormats(a arguments) (formats []export.Format, err error) {
	if !a.has("format") {
		return nil, nil
	}
	for _, name := range strings.Split(a.value("format"), ",") {
		format := export.Format(strings.TrimSpace(name))
		if !slices.Contains(export.Formats, format) {
			return nil, usage("format-unknown", "format", name, "formats", joined(export.Formats))
		}
		formats = append(formats, format)
	}
	return formats, nil
}

func joined[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, t := range list {
		texts[i] = string(t)
	}
	return strings.Join(texts, ", ")
}

// exportFile exports the assessment in a file, or those of a dossier: one that fails
// is named, and the others are done.
func (s *session) exportFile(ctx context.Context, e *export.Exporter, path string, a arguments, o desk.ExportOptions, list *made) (err error) {
	c, err := s.choose(path, a)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.close()) }()
	for _, key := range c.keys {
		fails := s.exportKey(ctx, e, path, c, key, o, list)
		if ctx.Err() != nil || fails != nil && len(c.keys) == 1 {
			return fails
		}
		if fails != nil {
			row, _ := c.Row(key)
			s.complain(&fileError{path + " › " + plaintext.Line(cmp.Or(row.Number, row.Program, key)), fails})
			err = errSaid
		}
	}
	return err
}

// exportKey exports one assessment.
func (s *session) exportKey(ctx context.Context, e *export.Exporter, path string, c chosen, key string, o desk.ExportOptions, list *made) error {
	r, err := c.ExportRequest(key, o)
	if err == nil {
		err = s.warn(e, path, r)
	}
	if err == nil {
		err = s.put(ctx, e, c, key, r, list)
	}
	if err == nil && len(o.Kinds) == 0 {
		err = s.noLetter(r)
	}
	return err
}

// noLetter says why only the record was made, to who asked for everything: for a
// decision that is over as an error, for a draft without a use as a line.
func (s *session) noLetter(r export.Request) error {
	a := &r.Assessment
	content, err := assessment.Load(a.Editions)
	if err != nil {
		return err
	}
	if why := content.LetterBarred(a, r.Today); a.Over(r.Today) && why != nil && why.Code == assessment.LetterOver {
		return why
	}
	if a.Draft() && a.Use.Audience == "" && !slices.Contains(r.Kinds, export.Letter) {
		_, err = io.WriteString(s.err, s.words.T("cli.no-use")+"\n")
	}
	return err
}

// exportList makes the letter of the one assessment for everybody on a list.
func (s *session) exportList(a arguments, o desk.ExportOptions, list *made) (err error) {
	path := a.rest[0]
	if len(a.rest) > 1 {
		return usage("argument-extra", "argument", a.rest[1], "command", "export")
	}
	named, err := s.read(a.value("for-list"))
	if err != nil {
		return &fileError{a.value("for-list"), err}
	}
	to, err := export.Addressees(named)
	if err != nil {
		return &fileError{a.value("for-list"), err}
	}
	c, err := s.choose(path, a)
	if err != nil {
		return &fileError{path, err}
	}
	defer func() { err = errors.Join(err, c.close()) }()
	if len(c.keys) > 1 {
		return &fileError{path, &assessment.Error{Code: "export-list-which"}}
	}
	o.Kinds = []export.Kind{export.Letter}
	r, err := c.ExportRequest(c.keys[0], o)
	if err != nil {
		return &fileError{path, err}
	}
	return exporting(o.Folder, func(ctx context.Context, e *export.Exporter) error {
		unset, err := e.UnsetFor(r, to)
		if err = errors.Join(err, s.nameUnset(path, unset)); err != nil {
			return err
		}
		files, err := e.ExportLetters(ctx, r, to, func(export.Progress) {})
		return errors.Join(err, s.made(c, c.keys[0], r, files, list))
	})
}

// put exports and says what was made.
func (s *session) put(ctx context.Context, e *export.Exporter, c chosen, key string, r export.Request, list *made) error {
	files, err := e.Export(ctx, r, func(export.Progress) {})
	if err != nil {
		return err
	}
	return s.made(c, key, r, files, list)
}

// made prints the paths of what was made, and keeps that it left the house.
func (s *session) made(c chosen, key string, r export.Request, files []export.File, list *made) error {
	for _, f := range files {
		s.tellLine(f.Path)
		list.add(madeFile{Path: f.Path, Kind: string(f.Kind), Format: string(f.Format), Bytes: f.Bytes, Pages: f.Pages, Key: key, Program: r.Assessment.Program.Name, Number: r.Assessment.Number})
	}
	return c.Exported(key, r, files)
}

// warn names, beside the paths that are printed, what a PDF cannot show.
func (s *session) warn(e *export.Exporter, path string, r export.Request) error {
	unset, err := e.Unset(r)
	return errors.Join(err, s.nameUnset(path, unset))
}

func (s *session) nameUnset(path string, unset []rune) error {
	if len(unset) == 0 {
		return nil
	}
	characters := strings.Join(strings.Split(string(unset), ""), " ")
	_, err := io.WriteString(s.err, path+": "+s.words.T("export.unset", "characters", characters)+"\n")
	return err
}
