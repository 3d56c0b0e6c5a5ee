
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";export{o as companyOf,r as joinedCompany};
