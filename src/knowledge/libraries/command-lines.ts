import type { Words } from '../words/row.ts'
import type { WrittenName } from './written.ts'

// How programs of Go declare the options of their command line, and read them: flag, pflag and cobra, urfave/cli, and viper.

type Means = 'declares-text' | 'declares-switch' | 'points-to-text' | 'points-to-switch' | 'is-text-option' | 'is-switch-option' | 'is-list-option' | 'sets-default'

const GO = { languages: ['go'] } as const
const FLAG = 'https://pkg.go.dev/flag'
const PFLAG = 'https://pkg.go.dev/github.com/spf13/pflag'
const CLI = 'https://cli.urfave.org/v3/examples/flags/basics/'

export const commandLines: readonly WrittenName<Means>[] = [
  { ...GO, means: 'declares-text', as: 'call', written: /(?:^|\.)StringP?$/, docs: `${FLAG}#String`, is: ['addr := flag.String("addr", ":8080", "where")', 'cmd.Flags().StringP("addr", "a", ":8080", "where")'], isNot: ['flag.StringVar(&addr, "addr", ":8080", "where")'] },
  { ...GO, means: 'declares-switch', as: 'call', written: /(?:^|\.)BoolP?$/, docs: `${FLAG}#Bool`, is: ['on := flag.Bool("on", true, "what")', 'pflag.BoolP("on", "o", true, "what")'], isNot: ['flag.BoolVar(&on, "on", true, "what")'] },
  { ...GO, means: 'points-to-text', as: 'call', written: /\.StringVarP?$/, docs: `${FLAG}#StringVar`, is: ['flag.StringVar(&addr, "addr", ":8080", "where")', 'fs.StringVarP(&addr, "addr", "a", ":8080", "where")'], isNot: ['flag.String("addr", ":8080", "where")'] },
  { ...GO, means: 'points-to-switch', as: 'call', written: /\.BoolVarP?$/, docs: `${PFLAG}#BoolVarP`, is: ['flag.BoolVar(&on, "on", true, "what")'], isNot: ['flag.Bool("on", true, "what")'] },
  { ...GO, means: 'is-text-option', as: 'object', written: /\.StringFlag$/, docs: CLI, is: ['f := &cli.StringFlag{Name: "addr", Value: ":8080"}'], isNot: ['f := &cli.IntFlag{Name: "port"}'] },
  { ...GO, means: 'is-switch-option', as: 'object', written: /\.BoolFlag$/, docs: CLI, is: ['f := &cli.BoolFlag{Name: "auth"}'], isNot: ['f := &cli.IntFlag{Name: "port"}'] },
  { ...GO, means: 'is-list-option', as: 'object', written: /\.(?:String|Bool)SliceFlag$/, docs: CLI, is: ['f := &cli.StringSliceFlag{Name: "tokens"}'], isNot: ['f := &cli.StringMapFlag{Name: "tokens"}'] },
  { ...GO, means: 'sets-default', as: 'call', written: /(?:^|\.)SetDefault$/, docs: 'https://pkg.go.dev/github.com/spf13/viper#SetDefault', is: ['viper.SetDefault("addr", ":8080")'], isNot: ['viper.Set("addr", ":8080")'] },
]

export const defaultTag: Words = {
  because: 'The default of a field of a configuration, which is the first group: https://pkg.go.dev/github.com/caarlos0/env/v11, https://pkg.go.dev/github.com/ilyakaznacheev/cleanenv.',
  pattern: /\b(?:envDefault|default|env-default):"([^"\n]{0,60})"/,
  is: ['`env:"ADDR" envDefault:":8080"`', '`env-default:"localhost"`', '`default:":8080"`'],
  isNot: ['`env:"ADDR"`', '`json:"default"`'],
}
