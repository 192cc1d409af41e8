// Command decoder reads manifests with the code that kubectl reads them with.
//
// It reads one text a line, as a JSON string, and writes one answer a line: the documents as JSON, or that they are refused.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// What kubectl gives NewYAMLOrJSONDecoder.
const bufferSize = 4096

type answer struct {
	Documents []json.RawMessage `json:"documents,omitempty"`
	Error     string            `json:"error,omitempty"`
}

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "decoder:", err)
		os.Exit(1)
	}
}

func answerAll(in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriter(out)
	encoder := json.NewEncoder(writer)
	for {
		line, err := reader.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return writer.Flush()
		}
		if err != nil && err != io.EOF {
			return err
		}
		var text string
		if err := json.Unmarshal(line, &text); err != nil {
			return err
		}
		if err := encoder.Encode(decode(text)); err != nil {
			return err
		}
	}
}

// decode reads as kubectl's StreamVisitor does: what is null counts for nothing.
func decode(text string) answer {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), bufferSize)
	documents := []json.RawMessage{}
	for {
		var raw runtime.RawExtension
		if err := decoder.Decode(&raw); err != nil {
			if err == io.EOF {
				return answer{Documents: documents}
			}
			return answer{Error: err.Error()}
		}
		trimmed := bytes.TrimSpace(raw.Raw)
		if len(trimmed) == 0 || bytes.Equal(trimmed, []byte("null")) {
			continue
		}
		documents = append(documents, trimmed)
	}
}
