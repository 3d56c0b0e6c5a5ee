
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as companyOf,r as joinedCompany};
