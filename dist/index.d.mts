/** A level of a finding; SARIF uses the same words. */
export type Level = 'error' | 'warning' | 'note';
/** What to look at and how to judge. */
export interface Options {
    /** Files and folders to look at, below `root`. Default: the root. */
    paths?: readonly string[];
    /** Read git-ignored agent configuration and `.env` files too. Default: true. */
    ignored?: boolean;
    /** Only files that git tracks. */
    trackedOnly?: boolean;
    /** Run only these rules. */
    only?: readonly string[];
    /** Do not run these rules. */
    skip?: readonly string[];
    /** Levels of rules that differ from their own. */
    levels?: Readonly<Record<string, Level | 'off'>>;
    profile?: 'recommended' | 'strict' | 'local';
    /** Read the configuration file at the root. Default: true. */
    config?: boolean;
}
/** A place in a file: 1-based, columns in UTF-16 code units, the end exclusive. */
export interface Region {
    startLine: number;
    startColumn: number;
    endLine: number;
    endColumn: number;
}
/** One fault. No field ever holds a secret. */
export interface Finding {
    rule: string;
    /** The form of the fault within its rule. */
    variant: string;
    level: Level;
    /** 0.1 to 10, as GitHub reads `security-severity`. */
    score: number;
    message: string;
    help: string;
    path: string;
    region: Region;
    /** Path of keys or the function around it; stays the same when lines move. */
    place: string;
    [more: string]: unknown;
}
/** What a run found; report-schema.json describes it in full. */
export interface Report {
    schemaVersion: number;
    findings: Finding[];
    /** Every way from an agent to a server that was understood, with how it authenticates. */
    connections: Record<string, unknown>[];
    unreadable: {
        path: string;
        reason: string;
        message: string;
        region?: Region;
    }[];
    summary: Record<string, unknown>;
    [more: string]: unknown;
}
/**
 * Looks at a repository and returns the same report as `--format json`. Nothing in the repository is executed, nothing goes over the
 * network. Throws a `UsageError` for an unknown rule and a `NoSuchPath` for a path that is not there.
 */
export declare function lint(root: string, options?: Options): Promise<Report>;
/** SARIF 2.1.0 of the same run, for GitHub code scanning. */
export declare function sarif(root: string, options?: Options): Promise<string>;
