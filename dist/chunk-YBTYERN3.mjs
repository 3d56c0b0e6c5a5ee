
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as companyOf,r as joinedCompany};
