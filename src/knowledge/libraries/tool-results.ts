import type { Words } from '../words/row.ts'

// What tools of an MCP server answer in Go.

export const goToolText: Words = {
  because:
    'What makes a text for the model: https://pkg.go.dev/github.com/mark3labs/mcp-go/mcp#NewToolResultText, ' +
    'https://pkg.go.dev/github.com/modelcontextprotocol/go-sdk/mcp#TextContent',
  pattern: /(?:^|\.)mcp\.(?:NewToolResult(?:Text|Error|Errorf)|TextContent|NewTextContent)$/,
  is: ['mcp.NewToolResultText', 'mcp.TextContent', 'mcp.NewToolResultError'],
  isNot: ['mcp.NewTool', 'mcp.ImageContent', 'desk.TextContent'],
}

/** Words of which one is in every file with such a call. */
export const goToolWords: readonly string[] = ['mcp.NewToolResult', 'mcp.TextContent', 'mcp.NewTextContent']

export const goEnvironment: Words = {
  because: 'The whole environment: https://pkg.go.dev/os#Environ',
  pattern: /\bos\.Environ\(\)/,
  is: ['strings.Join(os.Environ(), "\\n")'],
  isNot: ['os.Getenv("HOME")'],
}

export const asksToolRequest: Words = {
  because: 'What a tool is asked with, which the model knows: https://pkg.go.dev/github.com/mark3labs/mcp-go/mcp#CallToolRequest.GetString',
  pattern: /\w{0,20}(?:[rR]eq(?:uest)?|[aA]rg(?:ument)?s|[pP]arams|[iI]nput)\b(?!\.Header\.)/,
  is: ['req.GetString("a", "")', 'args["token"]', 'request.RequireString("a")'],
  isNot: ['os.Getenv("A")', 'source.Token()', 'request.Header.Get("A")'],
}
