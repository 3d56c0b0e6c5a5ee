
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";export{o as companyOf,r as joinedCompany};
