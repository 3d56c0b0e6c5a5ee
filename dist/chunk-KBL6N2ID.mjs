
function t(...e){return e.flatMap(n=>[`${n}:`,`${n}":`,`${n}':`])}var r=["**/.env","**/.env.*","**/*.env","**/.envrc","**/.dev.vars","**/.dev.vars.*","**/.flaskenv","**/*.env.*","**/env.local","**/.secrets","**/.env-*","**/.env_*","**/.*.env"];function v(e){return!/\.(?:[cm]?[jt]sx?|d\.ts|py|md|json|ya?ml|toml|html?|css|go|rs|sh|vue|svelte)$/.test(e)}export{t as a,r as b,v as c};
