
import{$ as c,X as i,Z as d,_ as s}from"./chunk-4RQ2SMQV.mjs";function*g(n,e,a,r){let o=e==="prompt"||e==="script"||e==="config";if(!(o&&f.test(n))&&!d(n,r))return;let l=e==="config"?s:o?c:i;for(let t of l(n,a,r))t.judged.class!=="placeholder"&&(yield t)}var f=/token|secret|passw|pwd|pswr?d|key|auth|bearer|credential/i;export{g as a};
