package dossier

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func TestSettingsComeBack(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	t.Setenv(StateVariable, folder)
	if s, err := LoadSettings(); !reflect.DeepEqual(s, Settings{}) || err != nil {
		t.Errorf("at first they are %+v, %v", s, err)
	}
	want := Settings{Language: "en", Theme: "dark", TextSize: 150, ExportFolder: "/tmp/ü"}
	if err := SaveSettings(want); err != nil {
		t.Fatal(err)
	}
	if s, err := LoadSettings(); !reflect.DeepEqual(s, want) || err != nil {
		t.Errorf("they came back as %+v, %v", s, err)
	}
	path := filepath.Join(folder, "settings.json")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := LoadSettings(); !reflect.DeepEqual(s, Settings{}) || code(err) != "file-damaged" {
		t.Errorf("damaged they are %+v, %v", s, err)
	}
	if err := SaveSettings(want); err != nil {
		t.Error(err)
	}
}

func TestWhereTheStateIs(t *testing.T) {
	home := t.TempDir()
	t.Setenv(StateVariable, "")
	t.Setenv("HOME", home)
	t.Setenv("XDG_STATE_HOME", "")
	if got, err := draftPath(); err != nil || !filepath.IsAbs(got) || filepath.Base(got) != "draft.json" {
		t.Errorf("%q, %v", got, err)
	}
	own := t.TempDir()
	t.Setenv(StateVariable, own)
	if got, _ := draftPath(); got != filepath.Join(own, "draft.json") {
		t.Errorf("%q", got)
	}
}
