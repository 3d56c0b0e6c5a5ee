
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as companyOf,r as joinedCompany};
