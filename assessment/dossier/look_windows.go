package dossier

import "os"

// markStream is where Windows keeps the mark: a stream of the file itself, which file
// systems other than NTFS do not have.
const markStream = ":Zone.Identifier"

// markForeign marks a file as one from elsewhere, where its file system can keep that.
func markForeign(path string) error {
	_ = os.WriteFile(path+markStream, []byte(foreignMark), 0o600)
	return nil
}

// foreignMark is what Windows keeps beside a file from the internet, whose programs then
// open it with care: protected view, and a question before anything in it runs.
const foreignMark = "[ZoneTransfer]\r\nZoneId=3\r\n"
