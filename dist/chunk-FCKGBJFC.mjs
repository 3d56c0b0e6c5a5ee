
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as companyOf,r as joinedCompany};
