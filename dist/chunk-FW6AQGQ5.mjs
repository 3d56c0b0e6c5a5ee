
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";export{o as companyOf,r as joinedCompany};
