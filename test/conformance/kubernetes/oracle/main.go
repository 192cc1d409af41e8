// Command oracle answers questions about RBAC with Kubernetes' own code.
//
// It reads one JSON object a line and writes one answer a line, in the same order. A line it can't read ends it with an
// error: no answer is better than a wrong one.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// question is one line of input; Op says which of the other fields count.
type question struct {
	Op string `json:"op"`
	allowsQuestion
	authorizeQuestion
	coversQuestion
	validateQuestion
}

func main() {
	if err := answerAll(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

func answerAll(in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(writer)
	for number := 1; ; number++ {
		line, err := reader.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return writer.Flush()
		}
		if err != nil && err != io.EOF {
			return err
		}
		answer, err := answerLine(line)
		if err != nil {
			return fmt.Errorf("line %d: %w", number, err)
		}
		if err := encoder.Encode(answer); err != nil {
			return err
		}
		// Whoever asks one question at a time waits for the answer; whoever asks many gets them in bulk.
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
}

func answerLine(line []byte) (any, error) {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	switch asked.Op {
	case "allows":
		return answerAllows(asked.allowsQuestion), nil
	case "authorize":
		return answerAuthorize(asked.authorizeQuestion)
	case "covers":
		return answerCovers(asked.coversQuestion), nil
	case "validate":
		return answerValidate(asked.validateQuestion)
	default:
		return nil, fmt.Errorf("unknown op %q", asked.Op)
	}
}
