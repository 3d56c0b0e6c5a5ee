
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";export{o as companyOf,r as joinedCompany};
