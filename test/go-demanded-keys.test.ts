import { expect, test } from 'vitest'
import { stopsWithoutKey } from '../src/surfaces/code/go-demanded-keys.ts'

const KEY = { setting: 'QUAY_KEY', names: ['QUAY_KEY', 'Key'] }

const LISTED = 'required := []string{"QUAY_ADDR", "QUAY_KEY"}\n'
const KEPT = 'for _, one := range required {\n\tif os.Getenv(one) == "" {\n\t\tmissing = append(missing, one)\n\t}\n}\n'

test.each([
  ['one that is too short', 'if len(cfg.Key) < 32 {\n\tlog.Fatal("too short")\n}'],
  [
    'one that is too short without its spaces',
    'if n := 32; len(strings.TrimSpace(os.Getenv("QUAY_KEY"))) < n {\n\treturn nil, errShort\n}',
  ],
  ['a value that is not there', 'if _, ok := os.LookupEnv("QUAY_KEY"); !ok {\n\tpanic("no key")\n}'],
  [
    'a value that was not there',
    'key, found := os.LookupEnv("QUAY_KEY")\nif !found || key == "" {\n\treturn fmt.Errorf("set QUAY_KEY")\n}',
  ],
  ['a case', 'switch {\ncase cfg.Addr == "":\n\tlog.Println("any")\ncase cfg.Key == "":\n\tlog.Fatal("set QUAY_KEY")\n}'],
  ['a case of its value', 'switch cfg.Key {\ncase "change-me", "":\n\tos.Exit(2)\n}'],
  ['a list', 'for _, one := range []string{"QUAY_KEY"} {\n\tif os.Getenv(one) == "" {\n\t\tlog.Fatalf("set %s", one)\n\t}\n}'],
  ['a list by its name', `${LISTED}for _, one := range required {\n\tif _, ok := os.LookupEnv(one); !ok {\n\t\tos.Exit(1)\n\t}\n}`],
  ['a table', 'for name, value := range map[string]string{"key": cfg.Key} {\n\tif value == "" {\n\t\treturn errors.New(name)\n\t}\n}'],
  [
    'rows',
    'for _, one := range []struct{ name, value string }{{"key", cfg.Key}} {\n\tif len(one.value) == 0 {\n\t\tlog.Fatal(one.name)\n\t}\n}',
  ],
  ['a list of what is missing', `${LISTED}${KEPT}if len(missing) > 0 {\n\tlog.Fatal(missing)\n}`],
  ['errors that are joined', `${LISTED}${KEPT}return errors.Join(missing...)`],
])('stops without a key: %s', (_, code) => expect(stopsWithoutKey(`func main() {\n${code}\n}\n`, KEY)).toBe(true))

test.each([
  ['one that is there and too short', 'if cfg.Key != "" && len(cfg.Key) < 32 {\n\tlog.Fatal("too short")\n}'],
  ['words alone', 'if len(cfg.Key) < 32 {\n\tlog.Println("a short key")\n}'],
  ['the length of another', 'if len(cfg.PrivateKey) < 32 {\n\tlog.Fatal("too short")\n}'],
  ['words where it is not there', 'if _, ok := os.LookupEnv("QUAY_KEY"); !ok {\n\tlog.Println("anybody may call")\n}'],
  [
    'the next value',
    '_, ok := os.LookupEnv("QUAY_KEY")\nlog.Println(ok)\naddr, ok := os.LookupEnv("QUAY_ADDR")\nif !ok {\n\tlog.Fatal(addr)\n}',
  ],
  ['the case of another', 'switch {\ncase cfg.Key == "":\n\tlog.Println("anybody")\ncase cfg.Addr == "":\n\tlog.Fatal("where?")\n}'],
  ['a case of what it says', 'switch cfg.Key {\ncase "change-me":\n\tos.Exit(2)\n}'],
  ['a list of others', 'for _, one := range []string{"QUAY_ADDR"} {\n\tif os.Getenv(one) == "" {\n\t\tlog.Fatalf("set %s", one)\n\t}\n}'],
  ['a list that is only told', `${LISTED}for _, one := range required {\n\tif os.Getenv(one) == "" {\n\t\tlog.Println(one)\n\t}\n}`],
  ['a label', 'for name, value := range map[string]string{"Key": cfg.Addr} {\n\tif value == "" {\n\t\tlog.Fatal(name)\n\t}\n}'],
  ['what is missing told', `${LISTED}${KEPT}if len(missing) > 0 {\n\tlog.Println(missing)\n}`],
  ['a comment', '// if len(cfg.Key) < 32 {\n//\tlog.Fatal("too short")\n// }'],
])('goes on without a key: %s', (_, code) => expect(stopsWithoutKey(`func main() {\n${code}\n}\n`, KEY)).toBe(false))
