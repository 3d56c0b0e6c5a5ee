
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as companyOf,r as joinedCompany};
